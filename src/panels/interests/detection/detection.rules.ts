import type { RegisteredKind } from '../../register/registered-kind.rules.js';
import type { InterestKind } from '../interest-kind.js';
import { weightOf } from '../interest-weight.rules.js';
import { areAlike, isNamedIn, type SearchableText } from './plain-names.rules.js';

/**
 * What binds a person to a body: they sit for it, act or acted for it, their address was once asked to, or their
 * register of interests names it, or did.
 */
export type TieKind =
  | 'agency'
  | 'contact'
  | 'was-contact'
  | 'invited'
  | `registered-${RegisteredKind}`
  | 'was-registered';

export interface Tie {
  readonly kind: TieKind;
  /** The body's name. */
  readonly name: string;
  /** The body as an organisation that may apply; null for none known. */
  readonly organisationId: string | null;
}

export interface PersonToMatch {
  readonly email: string;
  readonly ties: readonly Tie[];
}

export interface BidToMatch {
  readonly organisationId: string;
  readonly organisationName: string;
  /** What was written, by the question it answers. */
  readonly answers: readonly { readonly label: string; readonly text: SearchableText }[];
  /** What the lines of the budget and the money from elsewhere are called. */
  readonly budget: readonly SearchableText[];
  /** Addresses given in the answers, in lower case. */
  readonly emails: readonly string[];
}

/** Where in the bid the body, or the person's own address, was found. */
export type Place = 'applicant' | 'answers' | 'budget';

/** Why somebody may have an interest. It proposes: the member declares, or the coordinator sets or dismisses it. */
export interface Finding {
  /** What it was found by: `agency/applicant`. With `about` it names the finding for good. */
  readonly foundBy: `${TieKind | 'address'}/${Place}`;
  /** The body's name; the address for an address. */
  readonly about: string;
  /** What a member would declare. */
  readonly proposes: Exclude<InterestKind, 'none'>;
  /** The question that names it; '' elsewhere. */
  readonly label: string;
}

/** All that may be an interest of this person in this bid, the heaviest first. */
export function findingsOf({ email, ties }: PersonToMatch, bid: BidToMatch): readonly Finding[] {
  const found = ties.flatMap((tie) => findingsOfTie(tie, bid));
  if (bid.emails.includes(email)) {
    found.push({
      foundBy: 'address/answers',
      about: email,
      proposes: 'other-registerable',
      label: '',
    });
  }
  return found.toSorted((one, other) => weightOf(other.proposes) - weightOf(one.proposes));
}

function findingsOfTie(tie: Tie, bid: BidToMatch): readonly Finding[] {
  const { kind, name, organisationId } = tie;
  const finding = (place: Place, label = ''): Finding => ({
    ...{ foundBy: `${kind}/${place}`, about: name, label },
    proposes: proposalFor(kind, place),
  });
  if (organisationId === bid.organisationId || areAlike(name, bid.organisationName)) {
    return [finding('applicant')]; // whoever asks is named all over its own answers
  }
  const answer = bid.answers.find(({ text }) => isNamedIn(name, text));
  const isInBudget = bid.budget.some((text) => isNamedIn(name, text));
  return [
    ...(isInBudget ? [finding('budget')] : []),
    ...(answer ? [finding('answers', answer.label)] : []),
  ];
}

/**
 * Money of the body's own is pecuniary: it asks, or is paid. What is past, only works with it, or is belonging to it
 * is registerable; what is somebody's close to them is not.
 */
function proposalFor(kind: TieKind, place: Place): Finding['proposes'] {
  if (kind === 'registered-associate') return 'non-registerable';
  return OWN_MONEY.has(kind) && place !== 'answers' ? 'pecuniary' : 'other-registerable';
}

const OWN_MONEY: ReadonlySet<TieKind> = new Set([
  'agency',
  'contact',
  'registered-employment',
  'registered-contract',
]);

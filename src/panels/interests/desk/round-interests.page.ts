import type { ApplicationSummary } from '../../../applications/applications.queries.js';
import { KIND_IN_WORDS, type InterestSource } from '../interest-kind.js';
import { weightOf } from '../interest-weight.rules.js';
import type { Findings, FoundInterest } from '../detection/detection.queries.js';
import { findingInWords } from '../detection/finding-words.rules.js';
import type { StandingInterest } from '../interests.queries.js';
import type { AskedPerson } from './asked-people.queries.js';

/** What stands about one bid; of one that is shut to the viewer, its number and nothing else. */
export type BidOfRound =
  | { readonly number: number; readonly isShut: true }
  | {
      readonly number: number;
      readonly isShut: false;
      readonly application: ApplicationSummary;
      /** Those with an interest, with what it is and who says so. */
      readonly interests: readonly string[];
      /** Who reads it for an agency and hasn't declared, by name. */
      readonly toDeclare: readonly string[];
      /** What was found and nobody has declared, set or dismissed yet. */
      readonly found: readonly string[];
    };

export interface RoundInterestsFacts {
  readonly applications: readonly ApplicationSummary[];
  readonly people: readonly AskedPerson[];
  readonly standing: readonly StandingInterest[];
  readonly findings: Findings;
  /** Those that can't be looked into by the viewer. */
  readonly shut: ReadonlySet<string>;
}

/** In the order of their references, numbered as on the member's own list. */
export function bidsOfRound(facts: RoundInterestsFacts): readonly BidOfRound[] {
  const { applications, people, standing, findings, shut } = facts;
  const byBid = new Map<string, StandingInterest[]>();
  for (const one of standing) {
    byBid.set(one.applicationId, [...(byBid.get(one.applicationId) ?? []), one]);
  }
  return applications.map((application, index): BidOfRound => {
    const number = index + 1;
    if (shut.has(application.id)) return { number, isShut: true };
    const here = byBid.get(application.id) ?? [];
    return {
      number,
      isShut: false,
      application,
      interests: here.filter(({ kind }) => weightOf(kind) > 0).map(interestInWords),
      toDeclare: people
        .filter(({ personId, capacity }) => capacity !== 'staff' && isToDeclare(personId, here))
        .map(({ name }) => name),
      found: people.flatMap(({ personId, name }) =>
        unsettled(
          findings.about(application.id, personId),
          here.filter((one) => one.personId === personId),
        ).map((one) => `${name}: ${findingInWords(one, application.organisationName, 'They')}`),
      ),
    };
  });
}

/** Neither dismissed, nor said already by something as heavy. */
function unsettled(
  findings: readonly FoundInterest[],
  standing: readonly StandingInterest[],
): readonly FoundInterest[] {
  const weight = Math.max(0, ...standing.map(({ kind }) => weightOf(kind)));
  return findings.filter(
    ({ dismissal, proposes }) => dismissal === undefined && weightOf(proposes) > weight,
  );
}

/** What one person is to one bid, for the coordinator. */
export interface PersonOfBid extends AskedPerson {
  /** One line for each source; none when nobody has said anything. */
  readonly standing: readonly string[];
  readonly isToDeclare: boolean;
  readonly isAgencyOut: boolean;
  readonly findings: readonly FindingOnTheDesk[];
}

export interface FindingOnTheDesk extends FoundInterest {
  /** Names it in addresses. */
  readonly key: string;
  readonly words: string;
  readonly isSettled: boolean;
}

export function peopleOfBid(
  people: readonly AskedPerson[],
  standing: readonly StandingInterest[],
  { id, organisationName }: ApplicationSummary,
  findings: Findings,
): readonly PersonOfBid[] {
  return people.map((person) => {
    const found = findings.about(id, person.personId);
    const theirs = standing.filter(({ personId }) => personId === person.personId);
    return {
      ...person,
      standing: theirs.map(withoutName),
      isToDeclare: person.capacity !== 'staff' && isToDeclare(person.personId, theirs),
      isAgencyOut: theirs.some(({ source }) => source === 'agency'),
      findings: found.map((finding) => ({
        ...finding,
        key: `${finding.foundBy}:${finding.about}`,
        words: findingInWords(finding, organisationName, 'They'),
        isSettled: !unsettled(found, theirs).includes(finding),
      })),
    };
  });
}

/** Nothing is to be declared about a bid that is shut anyway. */
function isToDeclare(personId: string, standing: readonly StandingInterest[]): boolean {
  return !standing.some(
    (one) => one.personId === personId && (one.source === 'declared' || one.kind === 'pecuniary'),
  );
}

/** "Callum Reeve: disclosable pecuniary interest, declared by them" */
function interestInWords(interest: StandingInterest): string {
  const words = withoutName(interest);
  return `${interest.personName}: ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}

function withoutName({ kind, source, saidByName, note }: StandingInterest): string {
  const said = `${KIND_IN_WORDS[kind]}, ${BY[source]}`;
  const by = source === 'set' && saidByName !== null ? ` ${saidByName}` : '';
  return `${said}${by}${note === '' ? '' : `. ${note}`}`;
}

const BY: Readonly<Record<InterestSource, string>> = {
  declared: 'declared by them',
  set: 'set by',
  agency: 'as their agency is the applicant',
};

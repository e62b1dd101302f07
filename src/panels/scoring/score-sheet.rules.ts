import { formatPence, type Pence } from '../../kernel/pence.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { InterestKind } from '../interests/interest-kind.js';

/** What a member is to a bid's scoring. */
export interface MemberFacts {
  /** Of the application. */
  readonly status: string;
  /** Pecuniary when one stands, whoever says so; else what the member declared, undefined until they have. */
  readonly interest: InterestKind | undefined;
  /** Whether the bid is theirs to score: assigned to them, or to everybody as none of the round is assigned. */
  readonly isAsked: boolean;
}

export interface ScoringFacts extends MemberFacts {
  readonly requestedPence: Pence;
  readonly suggestedPence: Pence;
}

/** Every reason why a member's scores can't be taken. Being late is none: the sheet is marked. */
export function refusalsToScore(facts: ScoringFacts): readonly Refusal[] {
  return [...notTheirs(facts), ...notAsked(facts), ...suggestsTooMuch(facts)];
}

export interface RevisingFacts extends Omit<ScoringFacts, 'isAsked'> {
  /** Whether a meeting on the round has begun. */
  readonly hasMeetingBegun: boolean;
  /** Why they score otherwise now. */
  readonly reason: string;
}

/**
 * Every reason why scores that were sent can't be revised by whom they are from. Once a meeting on the round has
 * begun, everybody in the room has read them; whether a bid is still assigned doesn't matter, as they count.
 */
export function refusalsToRevise(facts: RevisingFacts): readonly Refusal[] {
  const refusals = [...notTheirs(facts)];
  if (facts.hasMeetingBegun) {
    refusals.push({
      code: 'meeting-begun',
      message: 'The meeting has begun, so the scores stand as they were sent',
    });
  }
  if (facts.reason === '') {
    refusals.push({
      code: 'revision-unexplained',
      field: 'revision',
      message: 'Enter why you score it otherwise now',
    });
  }
  return [...refusals, ...suggestsTooMuch(facts)];
}

/** Every reason why what a member types can't be kept: their sheet could not be sent whatever it said. */
export function refusalsToDraft(
  facts: MemberFacts & { readonly hasMeetingBegun: boolean; readonly sent: object | undefined },
): readonly Refusal[] {
  return facts.sent
    ? refusalsToRevise({ ...facts, reason: 'Not said yet', requestedPence: 0n, suggestedPence: 0n })
    : [...notTheirs(facts), ...notAsked(facts)];
}

function notTheirs({ status, interest }: Omit<MemberFacts, 'isAsked'>): Refusal[] {
  const refusals: Refusal[] = [];
  if (status !== 'submitted') {
    refusals.push({
      code: 'bid-decided',
      message:
        status === 'withdrawn' || status === 'ineligible'
          ? 'This bid takes no further part in the round, so it is not scored any more'
          : 'This bid has been decided, so it is not scored any more',
    });
  }
  if (interest === undefined) {
    refusals.push({
      code: 'interest-not-declared',
      message: 'Say first whether you have an interest in this bid',
    });
  }
  if (interest === 'pecuniary') {
    refusals.push({
      code: 'interest-pecuniary',
      message: 'You have a pecuniary interest in this bid, so others score it',
    });
  }
  return refusals;
}

function notAsked({ isAsked, interest }: MemberFacts): readonly Refusal[] {
  return isAsked || interest === 'pecuniary'
    ? []
    : [{ code: 'not-asked', message: 'This bid is assigned to others, who score it' }];
}

function suggestsTooMuch({
  requestedPence,
  suggestedPence,
}: Pick<ScoringFacts, 'requestedPence' | 'suggestedPence'>): readonly Refusal[] {
  if (suggestedPence <= requestedPence) return [];
  return [
    {
      code: 'suggested-more-than-asked',
      field: 'suggested',
      message: `Suggest ${formatPence(requestedPence)} or less: that is what they ask for`,
    },
  ];
}

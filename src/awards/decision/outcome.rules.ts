import { sumPence, type Pence } from '../../kernel/pence.js';

export type Outcome =
  'awarded' | 'part-awarded' | 'deferred' | 'referred' | 'declined' | 'endorsed' | 'not-endorsed';

/** What one of the round's funds gives. */
export interface PartFromFund {
  readonly fundId: string;
  readonly amountPence: Pence;
}

/** What a panel makes of a bid: sums from the round's funds, a word, or nothing yet. */
export type Verdict =
  | { readonly outcome: 'awarded'; readonly parts: readonly PartFromFund[] }
  | { readonly outcome: Exclude<Outcome, 'awarded' | 'part-awarded'> };

/** The sums a verdict gives, none for nothing. */
export function partsOf(verdict: Verdict): readonly PartFromFund[] {
  return verdict.outcome === 'awarded' ? verdict.parts : [];
}

export function totalOf(verdict: Verdict): Pence {
  return sumPence(partsOf(verdict).map(({ amountPence }) => amountPence));
}

/** As the record has it: an award of less than was asked is part of it. */
export function recordedOutcome(verdict: Verdict, requestedPence: Pence): Outcome {
  if (verdict.outcome !== 'awarded') return verdict.outcome;
  return totalOf(verdict) < requestedPence ? 'part-awarded' : 'awarded';
}

export function isMoney(outcome: Outcome): boolean {
  return outcome === 'awarded' || outcome === 'part-awarded';
}

/** The bid comes back another time: nothing is decided, so no quorum is needed. */
export function isPutOff(outcome: Outcome): boolean {
  return outcome === 'deferred' || outcome === 'referred';
}

export function isEndorsement(outcome: Outcome): boolean {
  return outcome === 'endorsed' || outcome === 'not-endorsed';
}

export type RatificationStatus = 'open' | 'passed' | 'lapsed' | 'void';

/** What the parent body said. */
export type ParentsWord = 'agreed' | 'refused';

/** Where a decision has come to. */
export type DecisionState =
  | 'settled'
  | 'put-off'
  | 'not-carried'
  | 'to-ratify'
  | 'with-parent'
  | 'lapsed'
  | 'void'
  | 'parent-refused';

export interface StateFacts {
  readonly outcome: Outcome;
  readonly isCarried: boolean;
  readonly needsParent: boolean;
  /** Null where it needed none. */
  readonly ratification: RatificationStatus | null;
  readonly parentAnswer: ParentsWord | null;
}

/** First the agencies, then the parent body: what is above the limit is not the panel's to decide, ratified or not. */
export function stateOf(facts: StateFacts): DecisionState {
  const { outcome, isCarried, needsParent, ratification, parentAnswer } = facts;
  if (!isCarried) return 'not-carried';
  if (isPutOff(outcome)) return 'put-off';
  if (ratification === 'open') return 'to-ratify';
  if (ratification === 'lapsed' || ratification === 'void') return ratification;
  if (needsParent && parentAnswer === null) return 'with-parent';
  return needsParent && parentAnswer === 'refused' ? 'parent-refused' : 'settled';
}

/** Whether the bid is still, or again, before the panel. */
export function isUndecided(state: DecisionState): boolean {
  return state !== 'settled' && !isWaiting(state);
}

/** Whether it is recommended, and waits for others. */
export function isWaiting(state: DecisionState): boolean {
  return state === 'to-ratify' || state === 'with-parent';
}

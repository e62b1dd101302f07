import { formatPence, type Pence } from '../../kernel/pence.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { InterestKind } from '../interests/interest-kind.js';

export interface ScoringFacts {
  /** Of the application. */
  readonly status: string;
  readonly requestedPence: Pence;
  /** Pecuniary when one stands, whoever says so; else what the member declared, undefined until they have. */
  readonly interest: InterestKind | undefined;
  readonly suggestedPence: Pence;
}

/** Every reason why a member's scores can't be taken. Being late is none: the sheet is marked. */
export function refusalsToScore(facts: ScoringFacts): readonly Refusal[] {
  const { status, requestedPence, interest, suggestedPence } = facts;
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
  if (suggestedPence > requestedPence) {
    refusals.push({
      code: 'suggested-more-than-asked',
      field: 'suggested',
      message: `Suggest ${formatPence(requestedPence)} or less: that is what they ask for`,
    });
  }
  return refusals;
}

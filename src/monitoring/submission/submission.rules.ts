import { formatPence, type Pence } from '../../kernel/pence.js';
import type { Refusal } from '../../kernel/refusal.js';
import { afterAct, type ReturnStatus } from '../return.lifecycle.js';

export interface ReturnFacts {
  readonly status: ReturnStatus;
  readonly awardPence: Pence;
  /** What the last return before this one said; 0 when there was none. */
  readonly spentBeforePence: Pence;
}

/** Every reason why this return can't be sent with this sum. */
export function refusalsToSubmit(facts: ReturnFacts, spentPence: Pence): readonly Refusal[] {
  const next = afterAct('submit', facts.status);
  if ('refusal' in next) return [next.refusal];
  if (spentPence > facts.awardPence) {
    return [
      {
        code: 'spent-more-than-award',
        field: 'spent',
        message: `The grant is ${formatPence(facts.awardPence)}: enter only what you spent of it, and say under what changed if the work cost more`,
      },
    ];
  }
  if (spentPence < facts.spentBeforePence) {
    return [
      {
        code: 'spent-less-than-before',
        field: 'spent',
        message: `Your last return said ${formatPence(facts.spentBeforePence)}: enter everything spent since the grant began`,
      },
    ];
  }
  return [];
}

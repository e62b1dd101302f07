import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';

export type TrancheState = 'expected' | 'late' | 'part received' | 'received' | 'withdrawn';

/** Where an expected payment stands. It is late from the day after it was expected. */
export function stateOf(
  tranche: {
    readonly expectedOn: LondonDate;
    readonly amountPence: Pence;
    readonly receivedPence: Pence;
    readonly isWithdrawn: boolean;
  },
  today: LondonDate,
): TrancheState {
  if (tranche.isWithdrawn) return 'withdrawn';
  if (tranche.receivedPence >= tranche.amountPence) return 'received';
  if (tranche.expectedOn < today) return 'late';
  return tranche.receivedPence > 0n ? 'part received' : 'expected';
}

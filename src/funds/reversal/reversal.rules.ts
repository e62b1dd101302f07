import { formatPence, type Pence } from '../../kernel/pence.js';
import type { Refusal } from '../../kernel/refusal.js';

/** The acts with money that can be undone as mistakes. */
export const REVERSIBLE = ['receipt', 'fund-payment', 'fund-transfer', 'interest-sharing'] as const;
export type Reversible = (typeof REVERSIBLE)[number];

/** What undoing takes back from a fund. */
export interface TakingBack {
  readonly fundName: string;
  readonly amountPence: Pence;
  readonly availablePence: Pence;
}

/** Every fund that would have to give back what it has promised or paid since. */
export function refusalsToReverse(takingBack: readonly TakingBack[]): readonly Refusal[] {
  return takingBack
    .filter(({ amountPence, availablePence }) => amountPence > availablePence)
    .map(({ fundName, amountPence, availablePence }) => ({
      code: 'money-moved-on',
      message: `${fundName} has only ${formatPence(availablePence)} available of the ${formatPence(amountPence)} to take back: the rest has been promised or paid`,
    }));
}

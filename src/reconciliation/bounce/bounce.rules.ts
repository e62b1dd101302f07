import { formatPenceExactly, type Pence } from '../../kernel/pence.js';
import type { Refusal } from '../../kernel/refusal.js';

/** Every reason a line is not that payment come back; undefined: no such payment has left. */
export function refusalsToBounce(
  amountPence: Pence | undefined,
  openPence: Pence,
): readonly Refusal[] {
  if (amountPence === undefined) {
    const message = 'Choose a payment that has left the bank';
    return [{ code: 'not-paid', field: 'instalmentId', message }];
  }
  if (amountPence === openPence || openPence <= 0n) return [];
  const message = `The line is ${formatPenceExactly(openPence)} and the payment ${formatPenceExactly(amountPence)}`;
  return [{ code: 'other-sum', field: 'instalmentId', message }];
}

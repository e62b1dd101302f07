import { formatPence, type Pence } from '../../kernel/pence.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { FundStatus } from '../fund.lifecycle.js';

/** A fund that is to set money aside, as it stands under its lock. */
export interface ReservingFund {
  readonly fundId: string;
  readonly name: string;
  readonly status: FundStatus;
  readonly availablePence: Pence;
}

/** Every reason why this much can't be set aside, at the budget's own field. */
export function refusalsToReserve(amountPence: Pence, fund: ReservingFund): readonly Refusal[] {
  const field = `budget-${fund.fundId}`;
  if (fund.status !== 'open') {
    const message = `${fund.name} is ${fund.status}: no round can draw on it`;
    return [{ code: 'fund-not-open', field, message }];
  }
  if (amountPence > fund.availablePence) {
    const message = `${fund.name} has ${formatPence(fund.availablePence)} available`;
    return [{ code: 'fund-short', field, message }];
  }
  return [];
}

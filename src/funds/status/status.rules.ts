import { formatPence, type Pence } from '../../kernel/pence.js';
import type { Refusal } from '../../kernel/refusal.js';
import { nextStatuses, type FundStatus } from '../fund.lifecycle.js';

/** Every reason why a fund can't become this. `heldPence`: everything it still holds. */
export function refusalsToBecome(
  wanted: FundStatus,
  fund: { readonly status: FundStatus; readonly heldPence: Pence },
): readonly Refusal[] {
  if (!nextStatuses(fund.status).includes(wanted)) {
    const message = `The fund is ${fund.status} now: it can become ${nextStatuses(fund.status).join(' or ')}`;
    return [{ code: 'not-from-here', field: 'status', message }];
  }
  if (wanted === 'closed' && fund.heldPence > 0n) {
    const message = `The fund still holds ${formatPence(fund.heldPence)}: pay it out or refund it first`;
    return [{ code: 'fund-not-empty', field: 'status', message }];
  }
  return [];
}

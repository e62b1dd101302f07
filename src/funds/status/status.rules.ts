import { formatPence, type Pence } from '../../kernel/pence.js';
import type { Refusal } from '../../kernel/refusal.js';
import { nextStatuses, type FundStatus } from '../fund.lifecycle.js';

export interface StatusFacts {
  readonly status: FundStatus;
  /** Everything it still holds. */
  readonly heldPence: Pence;
  /** Of that, what is set apart for recommendations that somebody has still to confirm. */
  readonly setApartPence: Pence;
}

/** Every reason why a fund can't become this. A recommendation is a promise, so it is waited for. */
export function refusalsToBecome(wanted: FundStatus, fund: StatusFacts): readonly Refusal[] {
  if (!nextStatuses(fund.status).includes(wanted)) {
    const message = `The fund is ${fund.status} now: it can become ${nextStatuses(fund.status).join(' or ')}`;
    return [{ code: 'not-from-here', field: 'status', message }];
  }
  if (wanted === 'closing' && fund.setApartPence > 0n) {
    const message = `${formatPence(fund.setApartPence)} of the fund waits for recommendations to be confirmed: wait for that, or have them taken back`;
    return [{ code: 'fund-set-apart', field: 'status', message }];
  }
  if (wanted === 'closed' && fund.heldPence > 0n) {
    const message = `The fund still holds ${formatPence(fund.heldPence)}: pay it out or refund it first`;
    return [{ code: 'fund-not-empty', field: 'status', message }];
  }
  return [];
}

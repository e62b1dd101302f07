import { formatPence, type Pence } from '../kernel/pence.js';
import type { LondonDate } from '../kernel/london.js';
import type { Refusal } from '../kernel/refusal.js';
import type { FeeAllowance } from './fee/fee.rules.js';

/** What a fund is to pay. */
export interface ToPay {
  readonly kind: 'management-fee' | 'refund-to-funder' | 'bank-charge';
  readonly amountPence: Pence;
  readonly paidOn: LondonDate;
  readonly reason: string;
}

/** What has to be known of the fund, as it stands under its lock. */
export interface PayingFund {
  readonly availablePence: Pence;
  readonly fee: FeeAllowance;
  readonly today: LondonDate;
}

/** Every reason why a fund can't have paid this. */
export function refusalsToPay(payment: ToPay, fund: PayingFund): readonly Refusal[] {
  const refusals: Refusal[] = [...refusalsToDate('paidOn', 'paid', payment.paidOn, fund.today)];
  if (payment.kind === 'refund-to-funder' && payment.reason.trim() === '') {
    refusals.push({ code: 'no-reason', field: 'reason', message: 'Enter why it goes back' });
  }
  if (payment.kind === 'management-fee' && payment.amountPence > fund.fee.leftPence) {
    refusals.push({
      code: 'fee-not-agreed',
      field: 'amount',
      message: `The agreement allows ${formatPence(fund.fee.leftPence)} more in fees`,
    });
  }
  if (payment.amountPence > fund.availablePence) refusals.push(fundShort(fund.availablePence));
  return refusals;
}

/** Money that is promised, set aside or on its way can't leave by another door. */
export function fundShort(availablePence: Pence): Refusal {
  return {
    code: 'fund-short',
    field: 'amount',
    message: `The fund has ${formatPence(availablePence)} available`,
  };
}

/** The ledger holds no day before this one. */
const FIRST_DAY: LondonDate = '2000-01-01';

/** Every reason why money can't have moved on that day. `done`: `received`, `paid`. */
export function refusalsToDate(
  field: string,
  done: string,
  on: LondonDate,
  today: LondonDate,
): readonly Refusal[] {
  if (on > today) {
    const message = `The date ${done} must be today or in the past`;
    return [{ code: `${done}-in-the-future`, field, message }];
  }
  if (on < FIRST_DAY) {
    const message = `The date ${done} must be in 2000 or later`;
    return [{ code: `${done}-too-long-ago`, field, message }];
  }
  return [];
}

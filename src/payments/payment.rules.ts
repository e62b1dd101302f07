import { formatDate, type LondonDate } from '../kernel/london.js';
import type { Refusal } from '../kernel/refusal.js';
import { afterAct, type InstalmentStatus } from './instalment.lifecycle.js';

/** What decides whether an instalment may move on. */
export interface PaymentFacts {
  readonly status: InstalmentStatus;
  readonly isAccepted: boolean;
  readonly hasBankDetails: boolean;
  readonly dueOn: LondonDate;
  /** The ids of who took the steps before. */
  readonly preparedBy: string | null;
}

/** Why a payment can't be made yet, whoever asks: what its organisation reads as well. */
export function reasonsToWait(facts: PaymentFacts, today: LondonDate): readonly Refusal[] {
  const reasons: Refusal[] = [];
  if (!facts.isAccepted) {
    reasons.push({ code: 'award-not-accepted', message: 'The offer has not been accepted yet' });
  }
  if (!facts.hasBankDetails) {
    reasons.push({
      code: 'bank-details-missing',
      message: 'The organisation has not given its bank details yet',
    });
  }
  if (facts.dueOn > today) {
    reasons.push({
      code: 'payment-not-due',
      message: `This payment is due on ${formatDate(facts.dueOn)}`,
    });
  }
  return reasons;
}

/** Every reason why this person may not take this step with the payment today. */
export function refusalsToPay(
  act: 'prepare' | 'approve' | 'send',
  facts: PaymentFacts,
  by: string,
  today: LondonDate,
): readonly Refusal[] {
  const next = afterAct(act, facts.status);
  if ('refusal' in next) return [next.refusal];
  const refusals = [...reasonsToWait(facts, today)];
  if (act === 'approve' && facts.preparedBy === by) {
    refusals.push({
      code: 'prepared-by-yourself',
      message: 'You prepared this payment, so somebody else must approve it',
    });
  }
  return refusals;
}

import { formatDate, type LondonDate } from '../kernel/london.js';
import type { Refusal } from '../kernel/refusal.js';
import {
  refusalsOfAccount,
  type AccountFacts,
} from '../organisations/bank-details/payable.rules.js';
import { afterAct, type InstalmentStatus } from './instalment.lifecycle.js';

/** What decides whether an instalment may be paid. */
export interface PaymentFacts extends AccountFacts {
  readonly status: InstalmentStatus;
  readonly isAccepted: boolean;
  /** Whether the trustee has refused the award, or one person has proposed it. */
  readonly trusteeRefusal: 'none' | 'proposed' | 'confirmed';
  /** Why the award's payments are on hold; null when they are not. */
  readonly holdReason: string | null;
  /** Until when a flag stops every payment to the organisation: a day, `infinity`, or null for none. */
  readonly stoppedUntil: string | null;
  readonly dueOn: LondonDate;
}

/** Why a payment can't be made yet, whoever asks: what its organisation reads as well. */
export function reasonsToWait(facts: PaymentFacts, today: LondonDate): readonly Refusal[] {
  const reasons: Refusal[] = [];
  if (facts.trusteeRefusal === 'confirmed') {
    const message = 'The trustee has refused to pay this award';
    reasons.push({ code: 'award-refused', message });
  } else if (!facts.isAccepted) {
    reasons.push({ code: 'award-not-accepted', message: 'The offer has not been accepted yet' });
  }
  if (facts.holdReason !== null) {
    reasons.push({
      code: 'award-on-hold',
      message: `The payments of this award are on hold: ${facts.holdReason}`,
    });
  }
  if (isStopped(facts, today) || facts.trusteeRefusal === 'proposed') {
    reasons.push({
      code: 'organisation-stopped',
      // The organisation reads this as well, and not the flag.
      message: 'The trustee is looking into something before it pays: ask the panel’s office',
    });
  }
  reasons.push(...refusalsOfAccount(facts, today));
  if (facts.dueOn > today) {
    reasons.push({
      code: 'payment-not-due',
      message: `This payment is due on ${formatDate(facts.dueOn)}`,
    });
  }
  return reasons;
}

function isStopped({ stoppedUntil }: PaymentFacts, today: LondonDate): boolean {
  return stoppedUntil === 'infinity' || (stoppedUntil !== null && stoppedUntil >= today);
}

/** Every reason why this instalment can't be put in a run today. */
export function refusalsToPrepare(facts: PaymentFacts, today: LondonDate): readonly Refusal[] {
  const next = afterAct('prepare', facts.status);
  return 'refusal' in next ? [next.refusal] : reasonsToWait(facts, today);
}

/**
 * Every reason why an instalment can't go on with its run: checked again at each step, as weeks may
 * have passed. An account that has changed since is never paid in the run that was prepared before.
 */
export function refusalsToGoOn(
  facts: PaymentFacts & { readonly preparedWithDetailsId: string },
  today: LondonDate,
): readonly Refusal[] {
  const next = afterAct('send', facts.status);
  if ('refusal' in next) return [next.refusal];
  const reasons = reasonsToWait(facts, today);
  const isChanged =
    facts.verifiedDetailsId !== null && facts.verifiedDetailsId !== facts.preparedWithDetailsId;
  if (!isChanged) return reasons;
  return [
    {
      code: 'bank-details-changed-since',
      message: 'The bank details have changed since this run was prepared: put it in a later run',
    },
    ...reasons,
  ];
}

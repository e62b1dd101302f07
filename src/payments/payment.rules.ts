import { isAgreed, type AwardStatus } from '../awards/award.lifecycle.js';
import type { LondonDate } from '../kernel/london.js';
import type { Refusal } from '../kernel/refusal.js';
import {
  refusalsOfAccount,
  type AccountFacts,
} from '../organisations/bank-details/payable.rules.js';
import { afterAct, type InstalmentStatus } from './instalment.lifecycle.js';
import { reasonsOfDay, type WaitingFacts } from './waiting.rules.js';

/** What decides whether an instalment may be paid. */
export interface PaymentFacts extends AccountFacts, WaitingFacts {
  readonly status: InstalmentStatus;
  readonly awardStatus: AwardStatus;
  /** Whether the payments come to the award, as it stands after any change. */
  readonly isPlannedWhole: boolean;
  /** Whether the trustee has refused the award, or one person has proposed that, or that it ends early. */
  readonly trusteeRefusal: 'none' | 'proposed' | 'confirmed';
  /** Why the award is on hold; null when it is not. */
  readonly holdReason: string | null;
  /** Until when a flag stops every payment to the organisation: a day, `infinity`, or null for none. */
  readonly stoppedUntil: string | null;
}

/** Why a payment can't be made yet, whoever asks: what its organisation reads as well. */
export function reasonsToWait(facts: PaymentFacts, today: LondonDate): readonly Refusal[] {
  const reasons: Refusal[] = [];
  if (facts.trusteeRefusal === 'confirmed') {
    const message = 'The trustee has refused to pay this award';
    reasons.push({ code: 'award-refused', message });
  } else if (!isAgreed(facts.awardStatus)) {
    reasons.push({ code: 'award-not-accepted', message: notAgreedInWords(facts.awardStatus) });
  }
  if (facts.holdReason !== null) {
    reasons.push({
      code: 'award-on-hold',
      message: `This grant is on hold: ${facts.holdReason}`,
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
  if (!facts.isPlannedWhole) reasons.push(TO_PLAN_ANEW);
  reasons.push(...reasonsOfDay(facts, today));
  return reasons;
}

/** Also what people read when the database finds it: two at the same moment. */
export const TO_PLAN_ANEW: Refusal = {
  code: 'payments-to-plan-anew',
  message: 'The award was changed, and its payments are being planned anew',
};

function notAgreedInWords(status: AwardStatus): string {
  if (status === 'terminated') return 'This grant was ended early';
  if (status === 'withdrawn') return 'This offer was withdrawn';
  return 'The offer has not been accepted yet';
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

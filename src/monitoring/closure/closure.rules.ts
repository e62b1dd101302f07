import { afterAct, type AwardStatus } from '../../awards/award.lifecycle.js';
import { formatPence, type Pence } from '../../kernel/pence.js';
import type { Refusal } from '../../kernel/refusal.js';

/** Up to so much that is not accounted for, one person closes an award with an explanation. */
export const EXPLAINED_ALONE_PENCE: Pence = 50_00n;

/** Where the money of an award is. */
export interface AwardBalance {
  readonly awardedPence: Pence;
  /** Awarded and not sent: it goes back to the fund when the award is closed. */
  readonly unsentPence: Pence;
  readonly paidPence: Pence;
  /** What of it was spent and counts, as the last accepted return was admitted. */
  readonly spentPence: Pence;
  readonly returnedPence: Pence;
  readonly writtenOffPence: Pence;
  /** Asked back and still to come. */
  readonly outstandingPence: Pence;
}

export interface ClosureFacts {
  readonly status: AwardStatus;
  readonly balance: AwardBalance;
  /** Neither accepted nor waived, by their numbers. */
  readonly openReturns: readonly number[];
  /** Payments that are in a run, or on their way, by their references. */
  readonly underWay: readonly string[];
  /** Another clawback waits for its decision. */
  readonly isClawbackProposed: boolean;
}

/**
 * What was paid, and neither spent, returned nor written off: nil when the sums come out. Less than nothing when more
 * was spent or returned than was paid.
 */
export function unexplainedOf(
  balance: Pick<AwardBalance, 'paidPence' | 'returnedPence' | 'spentPence' | 'writtenOffPence'>,
): Pence {
  const { paidPence, returnedPence, spentPence, writtenOffPence } = balance;
  return paidPence - returnedPence - spentPence - writtenOffPence;
}

/** Whether an award with this balance is closed by two people. */
export function needsTwo(balance: AwardBalance): boolean {
  const unexplained = unexplainedOf(balance);
  return (unexplained < 0n ? -unexplained : unexplained) > EXPLAINED_ALONE_PENCE;
}

/** Every reason why an award can't be closed, or its closing proposed, with this explanation. */
export function refusalsToClose(facts: ClosureFacts, explanation: string): readonly Refusal[] {
  const next = afterAct('complete', facts.status);
  if ('refusal' in next) return [next.refusal];
  const refusals: Refusal[] = facts.openReturns.map((number) => ({
    code: 'return-open',
    message: `Return ${number} is neither accepted nor done without`,
  }));
  for (const reference of facts.underWay) {
    const message = `${reference} is being paid: wait until it is on the bank’s statement, or take it out of its run`;
    refusals.push({ code: 'payment-under-way', message });
  }
  if (facts.isClawbackProposed) {
    const message = 'Somebody has proposed to ask for money back: settle that first';
    refusals.push({ code: 'clawback-proposed', message });
  }
  const { outstandingPence } = facts.balance;
  if (outstandingPence > 0n) {
    const message = `${formatPence(outstandingPence)} is asked back and still to come: receive it, or write it off`;
    refusals.push({ code: 'asked-back', message });
  }
  const unexplained = unexplainedOf(facts.balance);
  if (unexplained !== 0n && explanation === '') {
    refusals.push({
      code: 'balance-not-nil',
      field: 'explanation',
      message:
        unexplained > 0n
          ? `${formatPence(unexplained)} was paid and is not accounted for: ask for it back, or explain it`
          : `${formatPence(-unexplained)} more was spent or returned than was paid: explain it`,
    });
  }
  return refusals;
}

/** Every reason why this person can't confirm the closing that another proposed. */
export function refusalsToConfirm(
  facts: ClosureFacts,
  proposed: { readonly proposedBy: string; readonly explanation: string } | undefined,
  wasPence: Pence | undefined,
  by: string,
): readonly Refusal[] {
  if (!proposed || wasPence === undefined) {
    return [{ code: 'not-proposed', message: 'Nobody has proposed to close this grant' }];
  }
  const refusals = [...refusalsToClose(facts, proposed.explanation)];
  if (proposed.proposedBy === by) {
    const message = 'You proposed it yourself, so another person must confirm it';
    refusals.push({ code: 'same-person', message });
  }
  if (unexplainedOf(facts.balance) !== wasPence) {
    const message = 'The sums have changed since: take the proposal back, and propose it anew';
    refusals.push({ code: 'balance-changed', message });
  }
  return refusals;
}

import { addMonths, type LondonDate } from '../../kernel/london.js';
import { formatPence, type Pence } from '../../kernel/pence.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { ClawbackCause, ClawbackStatus } from './clawback.entity.js';

/** A part of what is asked back. */
export interface PlannedRepayment {
  readonly number: number;
  readonly amountPence: Pence;
  /** Europe/London. */
  readonly dueOn: LondonDate;
}

export interface ClawbackFacts {
  readonly paidPence: Pence;
  readonly returnedPence: Pence;
  /** Paid and neither returned, accounted for nor written off. */
  readonly unspentPence: Pence;
  /** Asked back and still to come. */
  readonly outstandingPence: Pence;
  /** Another one waits for its decision. */
  readonly isProposed: boolean;
  readonly today: LondonDate;
}

/**
 * So many parts, a month apart, which are the whole to the penny: the first ones are a penny larger where it can't be
 * divided.
 */
export function monthlyParts(
  amountPence: Pence,
  count: number,
  firstOn: LondonDate,
): readonly PlannedRepayment[] {
  const each = amountPence / BigInt(count);
  const larger = Number(amountPence % BigInt(count));
  return Array.from({ length: count }, (_, at) => ({
    number: at + 1,
    amountPence: each + (at < larger ? 1n : 0n),
    dueOn: addMonths(firstOn, at),
  }));
}

/** Every reason why so much can't be asked back. */
export function refusalsToAskBack(
  facts: ClawbackFacts,
  asked: {
    readonly cause: ClawbackCause;
    readonly amountPence: Pence;
    readonly count: number;
    readonly firstOn: LondonDate;
  },
): readonly Refusal[] {
  const refusals: Refusal[] = [...refusalsOfMoney(facts, asked.cause, asked.amountPence)];
  if (facts.isProposed) {
    const message = 'Another one waits for its decision: settle that first';
    refusals.push({ code: 'proposed-already', message });
  }
  if (asked.firstOn <= facts.today) {
    const message = 'Choose a day after today, so that they have time to pay';
    refusals.push({ code: 'day-past', field: 'firstOn', message });
  }
  if (BigInt(asked.count) > asked.amountPence) {
    const message = 'There are more payments than pence';
    refusals.push({ code: 'too-many-parts', field: 'count', message });
  }
  return refusals;
}

/** Never more than was paid and has not come back; of what was not spent, never more than that. */
function refusalsOfMoney(
  { paidPence, returnedPence, outstandingPence, unspentPence }: ClawbackFacts,
  cause: ClawbackCause,
  amountPence: Pence,
): readonly Refusal[] {
  if (outstandingPence > 0n) {
    const message = `${formatPence(outstandingPence)} is asked back already and still to come: receive that first, or write it off`;
    return [{ code: 'outstanding', message }];
  }
  const most = paidPence - returnedPence;
  if (amountPence > most) {
    const message = `${formatPence(most)} of this grant has been paid and has not come back: ask for that or less`;
    return [{ code: 'more-than-paid', field: 'amount', message }];
  }
  if (cause === 'not-spent' && amountPence > unspentPence) {
    const left = unspentPence > 0n ? unspentPence : 0n;
    const message = `${formatPence(left)} was not spent, as the accepted returns have it: ask for that or less`;
    return [{ code: 'more-than-unspent', field: 'amount', message }];
  }
  return [];
}

export interface Proposed {
  readonly status: ClawbackStatus;
  readonly cause: ClawbackCause;
  readonly amountPence: Pence;
  readonly proposedBy: string;
}

/** Every reason why this person can't decide that it is asked back. */
export function refusalsToOpen(
  facts: ClawbackFacts,
  proposed: Proposed,
  by: string,
): readonly Refusal[] {
  if (proposed.status !== 'proposed') return [notProposed];
  const refusals: Refusal[] = [];
  if (proposed.proposedBy === by) {
    const message = 'You proposed it yourself, so another person must decide it';
    refusals.push({ code: 'same-person', message });
  }
  return [...refusals, ...refusalsOfMoney(facts, proposed.cause, proposed.amountPence)];
}

export function refusalsToWithdraw({ status }: Pick<Proposed, 'status'>): readonly Refusal[] {
  return status === 'proposed' ? [] : [notProposed];
}

export interface WriteOffFacts {
  readonly status: ClawbackStatus;
  readonly outstandingPence: Pence;
  /** Who proposed to write the rest off; null while nobody has. */
  readonly proposedBy: string | null;
  readonly isWrittenOff: boolean;
}

/** Every reason why it can't be proposed to ask no more for the rest. */
export function refusalsToProposeWriteOff(facts: WriteOffFacts): readonly Refusal[] {
  if (facts.status !== 'open' || facts.outstandingPence === 0n) return [nothingToCome];
  if (facts.proposedBy === null) return [];
  const message = 'Somebody has proposed to write it off already: another person confirms it';
  return [{ code: 'proposed-already', message }];
}

/** Every reason why this person can't confirm that the rest is written off. */
export function refusalsToWriteOff(facts: WriteOffFacts, by: string): readonly Refusal[] {
  if (facts.proposedBy === null || facts.isWrittenOff) {
    return [{ code: 'not-proposed', message: 'Nobody has proposed to write it off' }];
  }
  if (facts.outstandingPence === 0n) return [nothingToCome];
  if (facts.proposedBy !== by) return [];
  const message = 'You proposed it yourself, so another person must confirm it';
  return [{ code: 'same-person', message }];
}

/** A part of a plan, with what has come of it. */
export interface PartWithReceipts extends PlannedRepayment {
  readonly receivedPence: Pence;
  /** Its day has passed and it has not come whole. */
  readonly isLate: boolean;
}

/** What has come fills the parts in their order. Nothing is late any more once the rest is written off. */
export function withReceipts(
  parts: readonly PlannedRepayment[],
  receivedPence: Pence,
  today: LondonDate,
  isWrittenOff: boolean,
): readonly PartWithReceipts[] {
  let left = receivedPence;
  return parts.map((part) => {
    const received = left < part.amountPence ? left : part.amountPence;
    left -= received;
    const isLate = !isWrittenOff && received < part.amountPence && part.dueOn < today;
    return { ...part, receivedPence: received, isLate };
  });
}

const notProposed: Refusal = {
  code: 'not-proposed',
  message: 'It is decided already, or taken back',
};

const nothingToCome: Refusal = {
  code: 'nothing-to-come',
  message: 'Nothing of it is still to come',
};

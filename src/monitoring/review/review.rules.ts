import type { LondonDate } from '../../kernel/london.js';
import { formatPence, type Pence } from '../../kernel/pence.js';
import type { Refusal } from '../../kernel/refusal.js';
import { afterAct, type ReturnStatus } from '../return.lifecycle.js';

export interface ReviewFacts {
  readonly status: ReturnStatus;
  /** What the return says was spent since the award began; 0 before it is sent. */
  readonly spentPence: Pence;
  /** What the last accepted return before this one was admitted with; 0 when there was none. */
  readonly admittedBeforePence: Pence;
  /** The grant is closed on its returns. */
  readonly isAwardComplete: boolean;
}

/** Every reason why this return can't be accepted with this sum admitted. */
export function refusalsToAccept(facts: ReviewFacts, admittedPence: Pence): readonly Refusal[] {
  const next = afterAct('accept', facts.status);
  if ('refusal' in next) return [next.refusal];
  if (admittedPence > facts.spentPence) {
    const message = `The return says ${formatPence(facts.spentPence)} was spent: admit that or less`;
    return [{ code: 'admitted-more-than-spent', field: 'admitted', message }];
  }
  if (admittedPence < facts.admittedBeforePence) {
    const message = `${formatPence(facts.admittedBeforePence)} was admitted with an earlier return: take that acceptance back first`;
    return [{ code: 'admitted-less-than-before', field: 'admitted', message }];
  }
  return [];
}

/** @param asks how many answers are asked about. Every reason why it can't be asked, by this day. */
export function refusalsToQuery(
  { status }: ReviewFacts,
  asks: number,
  dueOn: LondonDate,
  today: LondonDate,
): readonly Refusal[] {
  const next = afterAct('query', status);
  if ('refusal' in next) return [next.refusal];
  const refusals: Refusal[] = [];
  if (asks === 0) {
    const message = 'Write what you want to know beside at least one answer';
    refusals.push({ code: 'nothing-asked', field: 'asks', message });
  }
  if (dueOn <= today) {
    const message = 'The day by which they answer must be after today';
    refusals.push({ code: 'due-on-past', field: 'dueOn', message });
  }
  return refusals;
}

export function refusalsToWaive({ status }: ReviewFacts): readonly Refusal[] {
  const next = afterAct('waive', status);
  return 'refusal' in next ? [next.refusal] : [];
}

/** Every reason why an acceptance, or a waiver, can't be taken back. */
export function refusalsToTakeBack({ status, isAwardComplete }: ReviewFacts): readonly Refusal[] {
  const next = afterAct('take-back', status);
  if ('refusal' in next) return [next.refusal];
  if (!isAwardComplete) return [];
  const message = 'The grant is closed on its returns: reopen it first';
  return [{ code: 'award-complete', message }];
}

import { formatPence, type Pence } from '../../kernel/pence.js';
import type { Refusal } from '../../kernel/refusal.js';
import { afterAct, type AwardStatus } from '../award.lifecycle.js';
import type { EndingCause } from './award-ending.entity.js';

export interface EndingFacts {
  readonly status: AwardStatus;
  /** Awarded and not sent to the bank. */
  readonly unsentPence: Pence;
  /** Sent to the bank and not returned: what could be asked back. */
  readonly keptPence: Pence;
  /** Who has proposed to end it; undefined when nobody has. */
  readonly proposedBy: string | undefined;
  /** The payments of it that are in a run which has not gone, by their references. */
  readonly inARun: readonly string[];
}

export interface WantedEnding {
  readonly cause: EndingCause;
  readonly becameOfMoney: string;
  readonly asksBackPence: Pence;
}

/** Every reason why it can't be proposed to end a grant so. What is in a run waits there from then on. */
export function refusalsToProposeEnding(
  facts: EndingFacts,
  wanted: WantedEnding,
): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (facts.proposedBy !== undefined) {
    const message = 'Somebody has proposed to end it already: another person confirms it';
    return [{ code: 'proposed-already', message }];
  }
  const way = afterAct('terminate', facts.status);
  if ('refusal' in way) return [way.refusal];
  if (facts.status === 'terminated' && facts.unsentPence === 0n) {
    refusals.push({ code: 'award-terminated', message: 'This grant was ended early' });
  }
  if (wanted.cause === 'closed' && wanted.becameOfMoney === '') {
    const message = 'Say what became of the money that was paid, and of what it bought';
    refusals.push({ code: 'money-not-said', message, field: 'becameOfMoney' });
  }
  if (wanted.asksBackPence > facts.keptPence) {
    const message = `${formatPence(facts.keptPence)} was paid and has not come back: no more than that can be asked back`;
    refusals.push({ code: 'asks-back-too-much', message, field: 'asksBack' });
  }
  return refusals;
}

/** Every reason why this person can't confirm it. */
export function refusalsToConfirmEnding(facts: EndingFacts, by: string): readonly Refusal[] {
  if (facts.proposedBy === undefined) return [notProposed];
  const way = afterAct('terminate', facts.status);
  if ('refusal' in way) return [way.refusal];
  const refusals: Refusal[] = [];
  if (facts.proposedBy === by) {
    const message = 'You proposed it yourself, so another person must confirm it';
    refusals.push({ code: 'same-person', message });
  }
  for (const reference of facts.inARun) {
    const message = `${reference} is in a payment run that has not gone yet: take it out of the run first`;
    refusals.push({ code: 'in-a-run', message });
  }
  return refusals;
}

export function refusalsToTakeEndingBack({ proposedBy }: EndingFacts): readonly Refusal[] {
  return proposedBy === undefined ? [notProposed] : [];
}

const notProposed: Refusal = {
  code: 'not-proposed',
  message: 'Nobody has proposed to end this grant',
};

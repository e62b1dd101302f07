import type { LondonDate } from '../../../kernel/london.js';
import type { Refusal } from '../../../kernel/refusal.js';
import { afterAct, type AwardStatus } from '../../award.lifecycle.js';

/** What a condition is to be: ongoing, or met before a payment. */
export interface ChosenCondition {
  readonly number: number;
  /** The first payment that waits for it; null for an ongoing one. */
  readonly beforePart: number | null;
}

export interface PreparationFacts {
  readonly status: AwardStatus;
  /** The numbers of its conditions. */
  readonly conditions: readonly number[];
  /** Of those, the ones that have been met. */
  readonly met: readonly number[];
  /** In how many parts it is paid. */
  readonly parts: number;
  readonly startsOn: LondonDate | null;
  readonly endsOn: LondonDate | null;
}

/** Every reason why an agreement can't be made so. Once somebody has signed it is changed by a variation. */
export function refusalsToPrepare(
  facts: PreparationFacts,
  chosen: readonly ChosenCondition[],
): readonly Refusal[] {
  const { status, startsOn, endsOn } = facts;
  if (status !== 'held' && status !== 'offered') {
    const next = afterAct('offer', status);
    return 'refusal' in next ? [next.refusal] : [];
  }
  const refusals: Refusal[] = [];
  if (startsOn !== null && endsOn !== null && endsOn < startsOn) {
    const message = 'The grant can’t end before it starts';
    refusals.push({ code: 'ends-before-it-starts', field: 'endsOn', message });
  }
  for (const { number, beforePart } of chosen) {
    if (!facts.conditions.includes(number)) continue;
    const field = `condition-${number}`;
    if (beforePart !== null && beforePart > facts.parts) {
      const message = `Condition ${number}: there are only ${facts.parts} payments`;
      refusals.push({ code: 'no-such-payment', field, message });
    }
    if (beforePart === null && facts.met.includes(number)) {
      const message = `Condition ${number} has been met: take that back first`;
      refusals.push({ code: 'met-already', field, message });
    }
  }
  return refusals;
}

import type { Refusal } from '../../kernel/refusal.js';
import type { AwardStatus } from '../award.lifecycle.js';
import type { ConditionKind } from './award-condition.entity.js';

/** While an award is in one of these states something can still depend on its conditions. */
const STANDING: readonly AwardStatus[] = [
  'offered',
  'half-accepted',
  'accepted',
  'active',
  'on-hold',
];

export interface ConditionFacts {
  readonly kind: ConditionKind;
  readonly status: AwardStatus;
  readonly isMet: boolean;
}

/** Why it can't be said to be met. */
export function refusalsToMeet({ kind, status, isMet }: ConditionFacts): readonly Refusal[] {
  if (!STANDING.includes(status)) return [tooLate];
  if (kind === 'ongoing') {
    const message = 'This condition holds for as long as the grant lasts: it is never done with';
    return [{ code: 'ongoing', message }];
  }
  return isMet ? [{ code: 'met-already', message: 'This condition has been met already' }] : [];
}

/** Why that can't be taken back. */
export function refusalsToTakeBack({ status, isMet }: ConditionFacts): readonly Refusal[] {
  if (!STANDING.includes(status)) return [tooLate];
  return isMet ? [] : [{ code: 'not-met', message: 'This condition has not been met' }];
}

const tooLate: Refusal = {
  code: 'award-not-standing',
  message: 'Nothing depends on this condition now: the award is not offered, or is over',
};

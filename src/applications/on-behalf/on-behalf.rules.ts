import type { Refusal } from '../../kernel/refusal.js';
import { refusalsOfDeadline, type TakingDates } from '../deadline.rules.js';

/** For so many days after it came to be typed in; what was in time stays in time. */
export const DAYS_TO_TYPE = 14;

export interface OnBehalfFacts {
  readonly round: TakingDates;
  readonly receivedAt: Date;
  readonly now: Date;
  /** The organisation has an application in the round that it began itself. */
  readonly hasOwn: boolean;
}

/** Every reason why staff can't begin to type it in. The deadline is judged by when it was received. */
export function refusalsToTypeIn(facts: OnBehalfFacts): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (facts.hasOwn) {
    refusals.push({
      code: 'has-begun-online',
      field: 'organisation',
      message: 'This organisation has begun an application online in this round',
    });
  }
  if (facts.receivedAt > facts.now) {
    refusals.push({
      code: 'received-in-future',
      field: 'receivedOn',
      message: 'It can’t have been received in the future',
    });
  }
  const late = refusalsOfDeadline(facts.round, facts.receivedAt);
  return [...refusals, ...late.map((refusal) => ({ ...refusal, field: 'receivedOn' }))];
}

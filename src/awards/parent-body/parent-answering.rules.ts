import { formatDate, type LondonDate } from '../../kernel/london.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { DecisionState } from '../decision/outcome.rules.js';

export interface ParentAnswerFacts {
  readonly state: DecisionState;
  readonly answeredOn: LondonDate;
  /** The day of the recommendation. */
  readonly recommendedOn: LondonDate;
  readonly today: LondonDate;
}

/** Every reason why the parent body's answer can't be recorded. */
export function refusalsToRecordAnswer(facts: ParentAnswerFacts): readonly Refusal[] {
  const { state, answeredOn, recommendedOn, today } = facts;
  const refusals: Refusal[] = [];
  if (state === 'to-ratify') {
    const message = 'The agencies are still ratifying this: the parent body decides after them';
    refusals.push({ code: 'not-ratified-yet', message });
  } else if (state !== 'with-parent') {
    refusals.push({
      code: 'not-with-parent',
      message: 'This does not wait for the parent body',
    });
  }
  if (answeredOn > today || answeredOn < recommendedOn) {
    refusals.push({
      code: 'not-its-day',
      field: 'answeredOn',
      message: `The day must be from ${formatDate(recommendedOn)} to today`,
    });
  }
  return refusals;
}

import type { LondonDate } from '../../kernel/london.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { ReturnStatus } from '../return.lifecycle.js';

export interface DueDateFacts {
  readonly status: ReturnStatus;
  readonly dueOn: LondonDate;
  readonly today: LondonDate;
  /** The organisation has asked for another day, and nobody has answered. */
  readonly isAsked: boolean;
}

/** Every reason why this day can't be asked for, by the organisation. */
export function refusalsToAskFor(facts: DueDateFacts, toDueOn: LondonDate): readonly Refusal[] {
  const refusals = [...refusalsToMove(facts, toDueOn)];
  if (facts.isAsked) {
    const message = 'Another day has been asked for already: wait for the answer';
    refusals.push({ code: 'asked-already', message });
  }
  if (toDueOn < facts.dueOn) {
    const message = 'You may send a return before it is due: ask only for a later day';
    refusals.push({ code: 'earlier-day', field: 'dueOn', message });
  }
  return refusals;
}

/** Every reason why the due date can't become this day. */
export function refusalsToMove(facts: DueDateFacts, toDueOn: LondonDate): readonly Refusal[] {
  if (facts.status !== 'due') {
    const message = 'Only a return that has not been sent is given another day';
    return [{ code: 'not-due', message }];
  }
  const refusals: Refusal[] = [];
  if (toDueOn === facts.dueOn) {
    const message = 'It is due on that day already';
    refusals.push({ code: 'same-day', field: 'dueOn', message });
  }
  if (toDueOn < facts.today) {
    const message = 'Choose today or a later day';
    refusals.push({ code: 'day-past', field: 'dueOn', message });
  }
  return refusals;
}

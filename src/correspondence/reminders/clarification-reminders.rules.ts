import { addDays, londonDateOf, type LondonDate } from '../../kernel/london.js';
import { isQuiet } from './quiet-time.rules.js';
import { newestStep } from './reminders.rules.js';

/** By their days from the day an answer is due, in the order they come. */
const STEPS = [
  { step: 'due-in-2', days: -2 },
  { step: 'overdue-by-1', days: 1 },
] as const;

/** More days than the warning is early: 2, and a Christmas or an Easter before that. */
const EARLIEST_DAYS = 14;

export interface ClarificationReminder {
  readonly clarificationId: string;
  readonly step: (typeof STEPS)[number]['step'];
  /** The coordinators hear of a late one too. */
  readonly isOverdue: boolean;
}

/** Answers due up to this day may need a reminder today. */
export function answersHorizonOf(today: LondonDate): LondonDate {
  return addDays(today, EARLIEST_DAYS);
}

/** The reminders to write at this moment, as for returns: the newest whose day has come, by day only. */
export function clarificationRemindersAt(
  now: Date,
  owed: readonly { readonly id: string; readonly dueOn: LondonDate }[],
): readonly ClarificationReminder[] {
  const today = londonDateOf(now);
  if (isQuiet(now, today)) return [];
  return owed.flatMap(({ id, dueOn }) => {
    const newest = newestStep(STEPS, dueOn, today);
    if (!newest) return [];
    return [{ clarificationId: id, step: newest.step, isOverdue: newest.days > 0 }];
  });
}

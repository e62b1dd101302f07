import { londonDateOf, type LondonDate } from '../../kernel/london.js';
import type { RegisterOwed } from '../../panels/register/register-due.rules.js';
import { isQuiet } from './quiet-time.rules.js';
import { newestStep } from './reminders.rules.js';

/** By their days from the day a register is to be confirmed by, in the order they come. */
const STEPS = [
  { step: 'due-in-28', days: -28 },
  { step: 'due-in-7', days: -7 },
  { step: 'overdue-by-1', days: 1 },
] as const;

export interface RegisterReminder {
  readonly personId: string;
  readonly dueOn: LondonDate;
  readonly step: (typeof STEPS)[number]['step'];
  readonly isOverdue: boolean;
}

/** The reminders to write at this moment, as for returns: the newest whose day has come, by day only. */
export function registerRemindersAt(
  now: Date,
  owed: readonly RegisterOwed[],
): readonly RegisterReminder[] {
  const today = londonDateOf(now);
  if (isQuiet(now, today)) return [];
  return owed.flatMap(({ personId, dueOn }) => {
    const newest = newestStep(STEPS, dueOn, today);
    return newest ? [{ personId, dueOn, step: newest.step, isOverdue: newest.days > 0 }] : [];
  });
}

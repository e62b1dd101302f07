import { addDays, londonDateOf, type LondonDate } from '../../kernel/london.js';
import { isQuiet } from './quiet-time.rules.js';
import { newestStep } from './reminders.rules.js';

/** By their days from the day scores are due, in the order they come. */
const STEPS = [
  { step: 'due-in-5', days: -5 },
  { step: 'due-in-1', days: -1 },
  { step: 'overdue-by-1', days: 1 },
  { step: 'overdue-by-5', days: 5 },
] as const;

/** More days than the first is early: 5, and a Christmas or an Easter before that. */
const EARLIEST_DAYS = 17;

export interface ScoreReminder {
  readonly roundId: string;
  readonly step: (typeof STEPS)[number]['step'];
}

/** Scores due up to this day may need a reminder today. */
export function scoresHorizonOf(today: LondonDate): LondonDate {
  return addDays(today, EARLIEST_DAYS);
}

/** The reminders to write at this moment, as for returns: the newest whose day has come, by day only. */
export function scoreRemindersAt(
  now: Date,
  due: readonly { readonly roundId: string; readonly scoreBy: LondonDate }[],
): readonly ScoreReminder[] {
  const today = londonDateOf(now);
  if (isQuiet(now, today)) return [];
  return due.flatMap(({ roundId, scoreBy }) => {
    const newest = newestStep(STEPS, scoreBy, today);
    return newest ? [{ roundId, step: newest.step }] : [];
  });
}

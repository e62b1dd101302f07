import { addDays, londonDateOf, type LondonDate } from '../../kernel/london.js';
import { nextWorkingDay } from '../../kernel/working-days.js';
import { isQuiet, lastWorkingDayTo } from './quiet-time.rules.js';

/** The steps of reminding, by their days from the day a return is due, in the order they come. */
const STEPS = [
  { step: 'due-in-28', days: -28 },
  { step: 'due-in-7', days: -7 },
  { step: 'due-in-1', days: -1 },
  { step: 'overdue-by-1', days: 1 },
  { step: 'overdue-by-14', days: 14 },
  { step: 'overdue-by-28', days: 28 },
] as const;

export type ReminderStep = (typeof STEPS)[number]['step'];

/** More days than any reminder is early: 28, and a Christmas or an Easter before that. */
const EARLIEST_DAYS = 40;

/** A return that is owed. Returns that have been submitted are not asked about. */
export interface OwedReturn {
  readonly id: string;
  readonly dueOn: LondonDate;
}

export interface Reminder {
  readonly returnId: string;
  readonly step: ReminderStep;
  readonly isOverdue: boolean;
  /** Whether the coordinators hear of it too. */
  readonly tellsCoordinators: boolean;
}

/** Returns due up to this day may need a reminder today. */
export function horizonOf(today: LondonDate): LondonDate {
  return addDays(today, EARLIEST_DAYS);
}

/**
 * The reminders to write at this moment: for each return the newest step whose day has come, so that
 * a sweep that was missed is made up for once, and not with everything it missed. Whether that step
 * was written before is not asked here: its key makes it once. Nothing is written at a weekend, on a
 * bank holiday, before 7 in the morning or after 7 in the evening.
 */
export function remindersAt(now: Date, owed: readonly OwedReturn[]): readonly Reminder[] {
  const today = londonDateOf(now);
  if (isQuiet(now, today)) return [];
  return owed.flatMap(({ id, dueOn }) => {
    const newest = newestStep(STEPS, dueOn, today);
    if (!newest) return [];
    const { step, days } = newest;
    return [
      { returnId: id, step, isOverdue: days > 0, tellsCoordinators: step === 'overdue-by-28' },
    ];
  });
}

/** The last step whose day has come; undefined while none has. */
export function newestStep<Step extends { readonly days: number }>(
  steps: readonly Step[],
  dueOn: LondonDate,
  today: LondonDate,
): Step | undefined {
  return steps.findLast(({ days }) => dayOf(days, dueOn) <= today);
}

/** A warning that falls on a closed day comes before it; a chaser comes after it. */
function dayOf(days: number, dueOn: LondonDate): LondonDate {
  const day = addDays(dueOn, days);
  return days < 0 ? lastWorkingDayTo(day) : nextWorkingDay(day);
}

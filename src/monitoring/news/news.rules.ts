import { addDays, weekdayOf, type LondonDate } from '../../kernel/london.js';

/**
 * The day on which the week's letter tells of what came on this day: the first such weekday after it, so that a letter
 * that has gone that morning is not followed by another in the afternoon.
 * @param weekday 1 for Monday
 */
export function weeksLetterOn(cameOn: LondonDate, weekday: number): LondonDate {
  const ahead = (weekday - weekdayOf(cameOn) + 7) % 7;
  return addDays(cameOn, ahead === 0 ? 7 : ahead);
}

/**
 * Whether the letter about what waits is due: it is as soon as something in it is, and then tells of all of it. A day
 * that was missed is made up for on the next. Who hears of each return at once is owed what waited before they chose so.
 * @param weekday 1 for Monday; null: at once
 */
export function isLetterDue(
  cameOn: readonly LondonDate[],
  weekday: number | null,
  today: LondonDate,
): boolean {
  return cameOn.some((day) => weekday === null || weeksLetterOn(day, weekday) <= today);
}

import { addDays, londonInstant, type LondonDate } from '../../kernel/london.js';
import { isWorkingDay } from '../../kernel/working-days.js';

/** Nothing is written at a weekend, on a bank holiday, before 7 in the morning or after 7 in the evening. */
export function isQuiet(now: Date, today: LondonDate): boolean {
  const isDaytime = now >= londonInstant(today, '07:00') && now < londonInstant(today, '19:00');
  return !isDaytime || !isWorkingDay(today);
}

export function lastWorkingDayTo(date: LondonDate): LondonDate {
  return isWorkingDay(date) ? date : lastWorkingDayTo(addDays(date, -1));
}

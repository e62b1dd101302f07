import { londonHourOf, type LondonDate } from '../../kernel/london.js';
import { isWorkingDay } from '../../kernel/working-days.js';

/** Nothing is written at a weekend, on a bank holiday, before 7 in the morning or after 7 in the evening. */
export function isQuiet(now: Date, today: LondonDate): boolean {
  if (!isWorkingDay(today)) return true;
  const hour = londonHourOf(now);
  return hour < 7 || hour >= 19;
}

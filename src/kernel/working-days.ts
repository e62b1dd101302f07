import { addDays, weekdayOf, type LondonDate } from './london.js';

/**
 * Bank holidays of England and Wales, as published on gov.uk/bank-holidays, with the substitute days.
 * Past the last year listed only weekends are known: add the next year when it is published.
 */
const BANK_HOLIDAYS: ReadonlySet<LondonDate> = new Set([
  ...['2024-01-01', '2024-03-29', '2024-04-01', '2024-05-06', '2024-05-27', '2024-08-26'],
  ...['2024-12-25', '2024-12-26'],
  ...['2025-01-01', '2025-04-18', '2025-04-21', '2025-05-05', '2025-05-26', '2025-08-25'],
  ...['2025-12-25', '2025-12-26'],
  ...['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31'],
  ...['2026-12-25', '2026-12-28'],
  ...['2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30'],
  ...['2027-12-27', '2027-12-28'],
  ...['2028-01-03', '2028-04-14', '2028-04-17', '2028-05-01', '2028-05-29', '2028-08-28'],
  ...['2028-12-25', '2028-12-26'],
]);

/** Whether banks and offices are open: neither a weekend nor a bank holiday. */
export function isWorkingDay(date: LondonDate): boolean {
  return weekdayOf(date) <= 5 && !BANK_HOLIDAYS.has(date);
}

/** The date itself when it is a working day, else the first one after it. */
export function nextWorkingDay(date: LondonDate): LondonDate {
  return isWorkingDay(date) ? date : nextWorkingDay(addDays(date, 1));
}

/** So many working days after a date: 3 after Thursday 24 December 2026 is Thursday 31 December. */
export function addWorkingDays(date: LondonDate, days: number): LondonDate {
  let reached = date;
  for (let counted = 0; counted < days; counted++) reached = nextWorkingDay(addDays(reached, 1));
  return reached;
}

/** Working days after one date up to another: from Friday to Monday is 1, to Saturday 0. Negative when it lies before. */
export function workingDaysBetween(from: LondonDate, to: LondonDate): number {
  if (to < from) return -workingDaysBetween(to, from);
  let holidays = 0;
  for (const holiday of BANK_HOLIDAYS) if (from < holiday && holiday <= to) holidays += 1;
  return weekdaysUpTo(to) - weekdaysUpTo(from) - holidays;
}

/** Counted by whole weeks, from a Monday long ago: lists count the days of hundreds of things. */
function weekdaysUpTo(date: LondonDate): number {
  const days = Date.parse(date) / MS_OF_A_DAY - A_MONDAY + 1;
  const weeks = Math.floor(days / 7);
  return weeks * 5 + Math.min(days - weeks * 7, 5);
}

const MS_OF_A_DAY = 86_400_000;
/** 29 December 1969, in days since 1970. */
const A_MONDAY = -3;

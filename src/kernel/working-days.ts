import { everyBankHoliday } from './bank-holidays.js';
import { addDays, weekdayOf, type LondonDate } from './london.js';

/** Of England and Wales: those published, and those to be expected in later years. */
const BANK_HOLIDAYS: ReadonlySet<LondonDate> = new Set(everyBankHoliday());

/** Whether banks and offices are open: neither a weekend nor a bank holiday. */
export function isWorkingDay(date: LondonDate): boolean {
  const asked = known.get(date);
  if (asked !== undefined) return asked;
  const isOpen = weekdayOf(date) <= 5 && !BANK_HOLIDAYS.has(date);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(date, isOpen);
  return isOpen;
}

/** Reminders ask about the same few months again and again. */
const known = new Map<LondonDate, boolean>();
const MOST_KNOWN = 5_000;

/** The date itself when it is a working day, else the first one after it. */
export function nextWorkingDay(date: LondonDate): LondonDate {
  return isWorkingDay(date) ? date : nextWorkingDay(addDays(date, 1));
}

/** The date itself when it is a working day, else the last one before it. */
export function lastWorkingDayTo(date: LondonDate): LondonDate {
  return isWorkingDay(date) ? date : lastWorkingDayTo(addDays(date, -1));
}

/** So many working days after a date: 3 after Thursday 24 December 2026 is Thursday 31 December. */
export function addWorkingDays(date: LondonDate, days: number): LondonDate {
  let reached = date;
  for (let counted = 0; counted < days; counted++) reached = nextWorkingDay(addDays(reached, 1));
  return reached;
}

/** So many working days before a date, as `addWorkingDays` counts them after one. */
export function subtractWorkingDays(date: LondonDate, days: number): LondonDate {
  let reached = date;
  for (let counted = 0; counted < days; counted++) reached = lastWorkingDayTo(addDays(reached, -1));
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

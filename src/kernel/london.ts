import { DateTime } from 'luxon';

/** A calendar date in Europe/London as `2026-12-04`: no time, no zone to get wrong. */
export type LondonDate = string;

const LONDON = { zone: 'Europe/London', locale: 'en-GB' } as const;
const CALENDAR = { zone: 'utc', locale: 'en-GB' } as const;
const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;

/** The calendar date in Colchester at an instant. */
export function londonDateOf(instant: Date): LondonDate {
  return DateTime.fromJSDate(instant, LONDON).toISODate() ?? notInCalendar(instant.toString());
}

/** The hour that clocks in Colchester show at an instant: 0 to 23. */
export function londonHourOf(instant: Date): number {
  return DateTime.fromJSDate(instant, LONDON).hour;
}

/**
 * The instant at which a clock on a wall in Colchester shows this date and time (`17:00`, `23:59:59`).
 * A time that the clocks skip in March is the one an hour later. A time that they show twice in
 * October is the second of the two, as nobody may be late while the clock still shows the deadline;
 * luxon alone would choose by the season in which it is asked.
 * @throws Error when either is not on a calendar or a clock.
 */
export function londonInstant(date: LondonDate, time: string): Date {
  if (!isLondonDate(date) || !TIME_OF_DAY.test(time)) notInCalendar(`${date} ${time}`);
  const shownAt = DateTime.fromISO(`${date}T${time}`, LONDON).getPossibleOffsets();
  return shownAt.at(-1)?.toJSDate() ?? notInCalendar(`${date} ${time}`);
}

/** True for a date that is in the calendar: 30 February is not, nor is the year 0. */
export function isLondonDate(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`); // no zone is asked: a statement has 100,000 dates
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** @throws Error, as every function below, when the date is not in the calendar. */
export function addDays(date: LondonDate, days: number): LondonDate {
  const day = new Date(startOfDay(date) + days * MS_OF_A_DAY);
  if (Number.isNaN(day.getTime())) notInCalendar(`${days} days from ${date}`);
  return day.toISOString().slice(0, 10);
}

/** The same day of a later month, or that month's last: 31 January and a month is 28 February. */
export function addMonths(date: LondonDate, months: number): LondonDate {
  return isoDate(dayOf(date).plus({ months }));
}

/** Whole days from one date to another; negative when the second is earlier. */
export function daysBetween(from: LondonDate, to: LondonDate): number {
  return dayOf(to).diff(dayOf(from), 'days').days; // calendar days: those of 23 and 25 hours are one
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(date: LondonDate): number {
  return new Date(startOfDay(date)).getUTCDay() || 7;
}

/** 4 December 2026 */
export function formatDate(date: LondonDate): string {
  const known = formatted.get(date);
  if (known !== undefined) return known;
  const words = dayOf(date).toFormat('d MMMM yyyy');
  if (formatted.size >= MOST_FORMATTED) formatted.clear();
  formatted.set(date, words);
  return words;
}

/** Long lists say the same few days again and again. */
const formatted = new Map<LondonDate, string>();
const MOST_FORMATTED = 2_000;

/** December 2026, of any day in it. */
export function formatMonth(date: LondonDate): string {
  return dayOf(date).toFormat('MMMM yyyy');
}

/** Friday 4 December 2026, 12 noon: as pages and letters say a moment. */
export function formatMoment(instant: Date): string {
  const moment = DateTime.fromJSDate(instant, LONDON);
  if (!moment.isValid) notInCalendar(instant.toString());
  return `${moment.toFormat('cccc d MMMM yyyy')}, ${formatTime(moment)}`;
}

/** 12 noon, 2:03pm: the time of day in Colchester. */
export function formatTimeOfDay(instant: Date): string {
  const moment = DateTime.fromJSDate(instant, LONDON);
  return moment.isValid ? formatTime(moment) : notInCalendar(instant.toString());
}

function formatTime(moment: DateTime): string {
  const clock = moment.toFormat('H:mm');
  if (clock === '12:00') return '12 noon';
  if (clock === '0:00') return '12 midnight';
  return moment.toFormat(moment.minute === 0 ? 'ha' : 'h:mma').toLowerCase();
}

/** By plain sums: reminders count the days of thousands of things each morning. */
function startOfDay(date: LondonDate): number {
  return isLondonDate(date) ? Date.parse(`${date}T00:00:00Z`) : notInCalendar(date);
}

const MS_OF_A_DAY = 86_400_000;

/** A date has no zone, and to ask for London's takes ten times as long: a page may have thousands. */
function dayOf(date: LondonDate): DateTime {
  return isLondonDate(date) ? DateTime.fromISO(date, CALENDAR) : notInCalendar(date);
}

function isoDate(day: DateTime): LondonDate {
  return day.toISODate() ?? notInCalendar(day.toString());
}

function notInCalendar(what: string): never {
  throw new Error(`Not a moment in the calendar: ${what}`);
}

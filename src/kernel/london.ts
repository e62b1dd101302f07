import { DateTime } from 'luxon';

/** A calendar date in Europe/London as `2026-12-04`: no time, no zone to get wrong. */
export type LondonDate = string;

const LONDON = { zone: 'Europe/London', locale: 'en-GB' } as const;

export function londonDateOf(instant: Date): LondonDate {
  return DateTime.fromJSDate(instant, LONDON).toISODate() ?? invalid(instant.toString());
}

/** The instant at which a clock on a wall in Colchester shows this date and time (`17:00`). */
export function londonInstant(date: LondonDate, time: string): Date {
  const wall = DateTime.fromISO(`${date}T${time}`, LONDON);
  return wall.isValid ? wall.toJSDate() : invalid(`${date} ${time}`);
}

/** True for a date that is in the calendar: 30 February is not. */
export function isLondonDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, LONDON).isValid;
}

export function addDays(date: LondonDate, days: number): LondonDate {
  return DateTime.fromISO(date, LONDON).plus({ days }).toISODate() ?? invalid(date);
}

export function addMonths(date: LondonDate, months: number): LondonDate {
  return DateTime.fromISO(date, LONDON).plus({ months }).toISODate() ?? invalid(date);
}

/** Whole days from one date to another; negative when the second is earlier. */
export function daysBetween(from: LondonDate, to: LondonDate): number {
  const days = DateTime.fromISO(to, LONDON).diff(DateTime.fromISO(from, LONDON), 'days').days;
  return Math.round(days); // the two days a year of 23 and 25 hours
}

/** 4 December 2026 */
export function formatDate(date: LondonDate): string {
  return DateTime.fromISO(date, LONDON).toFormat('d MMMM yyyy');
}

/** Friday 4 December 2026, 12 noon: as pages and letters say a moment. */
export function formatMoment(instant: Date): string {
  const moment = DateTime.fromJSDate(instant, LONDON);
  return `${moment.toFormat('cccc d MMMM yyyy')}, ${formatTime(moment)}`;
}

function formatTime(moment: DateTime): string {
  const clock = moment.toFormat('H:mm');
  if (clock === '12:00') return '12 noon';
  if (clock === '0:00') return '12 midnight';
  return moment.toFormat(moment.minute === 0 ? 'ha' : 'h:mma').toLowerCase();
}

function invalid(what: string): never {
  throw new Error(`Not a moment in the calendar: ${what}`);
}

import { isLondonDate, londonDateOf, type LondonDate } from '../../kernel/london.js';
import { readPounds, type Pence } from '../../kernel/pence.js';

/** A value, or what is wrong with it: the end of a sentence like “its awardDate …”. */
export type ReadValue<T> = { readonly value: T } | { readonly problem: string };

/**
 * A JSON number of pounds, exactly: through the shortest text that is that number, never by
 * multiplying it. Nothing, less than nothing and fractions of a penny are refused.
 */
export function readAmount(amount: unknown): ReadValue<Pence> {
  if (typeof amount !== 'number') return { problem: 'is not a number' };
  const read = readPounds(amount.toString());
  return 'pence' in read && read.pence > 0n
    ? { value: read.pence }
    : { problem: `is ${amount}, not pounds and whole pence from 0.01 to 1000000000` };
}

const DATE_OR_TIME = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?)?$/;

/**
 * A date, or a date with a time. Publishers write a date as its midnight, whatever the offset they
 * put behind it: then it is the date as written. Any other time with an offset is a true instant,
 * such as the 23:00Z of a summer's midnight in London.
 */
export function readAwardDate(text: string): ReadValue<LondonDate> {
  const [, date = '', time, offset] = DATE_OR_TIME.exec(text) ?? [];
  const instant = new Date(text);
  if (!isLondonDate(date) || Number.isNaN(instant.getTime())) {
    return { problem: `is not a date in the calendar, like 2026-12-04: ${text.slice(0, 40)}` };
  }
  const isInstant = offset !== undefined && time !== '00:00:00';
  return { value: isInstant ? londonDateOf(instant) : date };
}

/** The standard allows any currency; the house counts pence. */
export function readSterling(currency: string): ReadValue<'GBP'> {
  return currency === 'GBP'
    ? { value: 'GBP' }
    : { problem: `is ${currency.slice(0, 40)}, and only GBP is taken` };
}

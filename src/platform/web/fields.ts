import { isLondonDate, type LondonDate } from '../../kernel/london.js';
import { readPounds, type Pence } from '../../kernel/pence.js';
import { textOf, type Reader } from './field.decorator.js';

/** Readers for `@Field(...)`. `what` completes the sentences: "Enter the reason". */

/** The most characters of what is asked for on one line. */
const LINE = 200;

/**
 * Trimmed; at most so many characters. What has room for a line only is read as one line, whoever
 * sends more: names and titles stand in the subjects and between the lines of letters.
 */
export function text(what: string, most = LINE): Reader<string> {
  return (typed) => {
    const written = typed.replaceAll('\r\n', '\n').replaceAll('\0', '').trim();
    if (written === '') return { problem: `Enter ${what}` };
    if (written.length > most) return { problem: tooLong(what, most) };
    const value = most > LINE ? written : written.replaceAll(/\s*[\r\n\u2028\u2029]\s*/g, ' ');
    return { value };
  };
}

/** As `text`, but may be left empty: then it is ''. */
export function optionalText(what: string, most = 2000): Reader<string> {
  return (typed, body, name) =>
    typed.trim() === '' ? { value: '' } : text(what, most)(typed, body, name);
}

/** Pounds as people type them; at least `least` pence. */
export function pounds(what: string, least: Pence = 1n): Reader<Pence> {
  return (typed) => {
    if (typed.trim() === '') return { problem: `Enter ${what}` };
    const read = readPounds(typed);
    if ('problem' in read) return read;
    if (read.pence < least) return { problem: `${capitalised(what)} must be more than £0` };
    return { value: read.pence };
  };
}

/** A date typed in three inputs, `name-day`, `name-month`, `name-year`. */
export function date(what: string): Reader<LondonDate> {
  return (_, body, name) => {
    const parts = ['day', 'month', 'year'].map((part) => textOf(body[`${name}-${part}`]).trim());
    const [day = '', month = '', year = ''] = parts;
    if (parts.every((part) => part === '')) return { problem: `Enter ${what}` };
    const value = `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    if (!/^\d{4}$/.test(year) || !isLondonDate(value)) {
      return { problem: `${capitalised(what)} must be a real date, like 4 12 2026` };
    }
    return { value };
  };
}

/** As `date`, but all three inputs may be empty: then it is null. */
export function optionalDate(what: string): Reader<LondonDate | null> {
  return (typed, body, name) => {
    const parts = ['day', 'month', 'year'].map((part) => textOf(body[`${name}-${part}`]).trim());
    return parts.every((part) => part === '') ? { value: null } : date(what)(typed, body, name);
  };
}

/** `17:00`, `5pm`, `5.30pm`, `12 noon` → `17:00`. `midnight` says of no day whether it begins or ends it. */
export function timeOfDay(what: string): Reader<string> {
  const problem = `${capitalised(what)} must be like 17:00, 5pm or 12 noon`;
  return (typed) => {
    const told = typed.trim().toLowerCase();
    if (told === '') return { problem: `Enter ${what}` };
    if (/^(12 ?)?noon$/.test(told)) return { value: '12:00' };
    const [, hour = '', minute, half] = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$/.exec(told) ?? [];
    const isTwelveHour = half !== undefined;
    if (hour === '' || (!isTwelveHour && minute === undefined)) return { problem };
    const hours = Number(hour);
    const isOnClock = isTwelveHour ? hours >= 1 && hours <= 12 : hours <= 23;
    if (!isOnClock || Number(minute ?? 0) > 59) return { problem };
    const inDay = isTwelveHour ? (hours % 12) + (half === 'pm' ? 12 : 0) : hours;
    return { value: `${inDay.toString().padStart(2, '0')}:${minute ?? '00'}` };
  };
}

/** One of a list of choices. */
export function oneOf<Choice extends string>(
  what: string,
  choices: readonly Choice[],
): Reader<Choice> {
  return (typed) => {
    const value = choices.find((choice) => choice === typed);
    return value === undefined ? { problem: `Choose ${what}` } : { value };
  };
}

/** A whole number within limits. */
export function wholeNumber(what: string, least: number, most: number): Reader<number> {
  return (typed) => {
    const digits = typed.trim().replaceAll(',', '');
    const value = /^\d{1,9}$/.test(digits) ? Number(digits) : NaN;
    if (digits === '') return { problem: `Enter ${what}` };
    if (!(value >= least && value <= most)) {
      return {
        problem: `${capitalised(what)} must be a whole number from ${least} to ${most.toLocaleString('en-GB')}`,
      };
    }
    return { value };
  };
}

/** A box that must be ticked. */
export function ticked(problem: string): Reader<true> {
  return (typed) => (typed === 'yes' ? { value: true } : { problem });
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for what is shaped like an id. */
export function isId(text: string): boolean {
  return UUID.test(text);
}

/** The id of something chosen from a list. */
export function idOf(what: string): Reader<string> {
  return (typed) => (UUID.test(typed) ? { value: typed } : { problem: `Choose ${what}` });
}

/** The ids of what was ticked in a list, each once; none when nothing was. */
export function someIds(): Reader<readonly string[]> {
  return (_, body, name) => {
    const sent = [body[name] ?? []].flat();
    const ids = sent.filter((id): id is string => typeof id === 'string' && UUID.test(id));
    return { value: [...new Set(ids)] };
  };
}

function tooLong(what: string, most: number): string {
  return `${capitalised(what)} must be ${most.toLocaleString('en-GB')} characters or fewer`;
}

function capitalised(what: string): string {
  return what.charAt(0).toUpperCase() + what.slice(1);
}

import { isLondonDate, type LondonDate } from '../../../kernel/london.js';
import { LARGEST_SUM, type Pence } from '../../../kernel/pence.js';
import type { DateOrder } from './statement.rules.js';

/** A cell's value, or what is wrong with it: the end of a sentence like “has a balance that …”. */
export type ReadCell<T> = { readonly value: T } | { readonly problem: string };

const AMOUNT =
  /^'?(?<open>\()?(?<before>[-+]?)\s*(?:£|GBP)?\s*(?<after>[-+]?)(?<pounds>\d+|[1-9]\d{0,2}(?:,\d{3})+|(?=\.\d))(?:\.(?<decimals>\d+))?\s*(?<trailing>[-+]?)(?<close>\))?\s*(?<word>CR|DR|OD)?$/i;

/** No bank writes a longer one, and a pattern tried on millions of digits runs out of room. */
const LONGEST_AMOUNT = 60;

/**
 * An amount as banks write it, to the penny: `500`, `8.9`, `£1,234.56`, `-£2.00`, `2.00-`, `(2.00)`,
 * `2.00 DR`, `'2.00`. Noughts after the pence say nothing and are let pass; any other third decimal is
 * refused, never rounded.
 */
export function readBankPence(cell: string): ReadCell<Pence> {
  const text = cell.trim().replace(/[−–]/, '-');
  const parts = text.length > LONGEST_AMOUNT ? undefined : AMOUNT.exec(text)?.groups;
  const { open, close, pounds = '', decimals = '' } = parts ?? {};
  const signs = signsIn(parts ?? {});
  if (!parts || signs.length > 1 || (open === undefined) !== (close === undefined)) {
    const isLong = /^-?[\d,]{20,}(\.\d*)?$/.test(text);
    return { problem: isLong ? tooMuch(cell) : `is not an amount of money: ${quoted(cell)}` };
  }
  if (/[1-9]/.test(decimals.slice(2))) {
    return { problem: `has a fraction of a penny: ${quoted(cell)}` };
  }
  const digits = pounds.replaceAll(',', '') + decimals.slice(0, 2).padEnd(2, '0');
  const pence = BigInt(digits);
  if (pence > LARGEST_SUM) return { problem: tooMuch(cell) };
  return { value: signs[0] === '-' ? -pence : pence };
}

/** Every mark that says which way the money went; more than one is one too many. */
function signsIn(parts: Readonly<Record<string, string | undefined>>): readonly string[] {
  const word = { CR: '+', DR: '-', OD: '-' }[parts['word']?.toUpperCase() ?? ''];
  const brackets = parts['open'] === undefined ? undefined : '-';
  return [parts['before'], parts['after'], parts['trailing'], brackets, word].filter(
    (sign) => sign !== undefined && sign !== '',
  ) as string[];
}

function tooMuch(cell: string): string {
  return `is more than £1,000,000,000: ${quoted(cell)}`;
}

/** As `readBankPence`, where a comma parts pounds from pence and thousands are not grouped: `500,`. */
export function readDecimalComma(text: string): ReadCell<Pence> {
  const amount = text.trim();
  if (!/^[-+]?\d+,\d*$/.test(amount)) return readBankPence(text);
  return readBankPence(amount.replace(/,$/, '').replace(',', '.'));
}

const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september'],
  ...['october', 'november', 'december'],
];
const IN_FIGURES = /^(?<first>\d{1,2})[/ .-](?<second>\d{1,2})[/ .-](?<year>\d{4}|\d{2})$/;
const MONTH_NAMED = /^(?<day>\d{1,2})[/ .-]?(?<month>[a-z]{3,9})[/ .-]?(?<year>\d{4}|\d{2})$/;
const MONTH_NAMED_FIRST = /^(?<month>[a-z]{3,9}) (?<day>\d{1,2}),? (?<year>\d{4})$/;
const YEAR_FIRST = /^(?<year>\d{4})([/.-]?)(?<month>\d{2})\2(?<day>\d{2})$/;
const TIME = /[ t]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(z|[+-]\d{2}:?\d{2})?$/;

/**
 * A date as banks write it, the day before the month unless said otherwise: `15/01/2024`, `15/1/24`,
 * `13 Jun 2025`, `2025-06-13`, `20250613`, with a time of day after it or without.
 */
export function readBankDate(cell: string, order: DateOrder = 'dmy'): ReadCell<LondonDate> {
  const text = cell.trim().replace(/^'/, '').toLowerCase().replace(TIME, '');
  const parts = partsOf(text, order);
  if (!parts) return { problem: `is not a date: ${quoted(cell)}` };
  const date = `${wholeYear(parts.year)}-${monthNumber(parts.month)}-${parts.day.padStart(2, '0')}`;
  if (isLondonDate(date)) return { value: date };
  const first = order === 'dmy' ? 'day' : 'month';
  return { problem: `is not in the calendar, the ${first} coming first: ${quoted(cell)}` };
}

interface DateParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

function partsOf(text: string, order: DateOrder): DateParts | undefined {
  const named = [MONTH_NAMED, MONTH_NAMED_FIRST, YEAR_FIRST].find((form) => form.test(text));
  if (named) return named.exec(text)?.groups as unknown as DateParts;
  const { first, second, year } = IN_FIGURES.exec(text)?.groups ?? {};
  if (first === undefined || second === undefined || year === undefined) return undefined;
  return order === 'dmy'
    ? { day: first, month: second, year }
    : { day: second, month: first, year };
}

/** `24` is 2024, `98` is 1998: there is no bank file of the 1960s, nor of the 2070s yet. */
function wholeYear(year: string): string {
  if (year.length === 4) return year;
  return `${Number(year) < 70 ? '20' : '19'}${year}`;
}

function monthNumber(month: string): string {
  const named = MONTHS.findIndex((name) => name.startsWith(month)) + 1;
  return (named > 0 ? named.toString() : month).padStart(2, '0');
}

/** `30-96-26`, from `309626` or `'30-96-26`: Lloyds puts an apostrophe before it for spreadsheets. */
export function readSortCode(cell: string): ReadCell<string> {
  const digits = cell.replace(/[\s'-]/g, '');
  return /^\d{6}$/.test(digits)
    ? { value: `${digits.slice(0, 2)}-${digits.slice(2, 4)}-${digits.slice(4)}` }
    : { problem: `is not one: ${quoted(cell)}` };
}

/** At least eight digits: spreadsheets drop the noughts at the front, and they are put back. */
export function readAccountNumber(cell: string): ReadCell<string> {
  const digits = cell.replace(/[\s']/g, '');
  return /^\d{6,10}$/.test(digits)
    ? { value: digits.padStart(8, '0') }
    : { problem: `is not one: ${quoted(cell)}` };
}

/** What a cell said, short enough for a sentence. */
export function quoted(cell: string): string {
  const text = cell.replace(/\s+/g, ' ').trim();
  if (text === '') return 'nothing at all';
  return `“${text.length > 40 ? `${text.slice(0, 39)}…` : text}”`;
}

import { isLondonDate, type LondonDate } from '../../kernel/london.js';
import { LARGEST_SUM, type Pence } from '../../kernel/pence.js';

/** A cell's value, or what is wrong with it: the end of a sentence like “has a balance that …”. */
export type ReadCell<T> = { readonly value: T } | { readonly problem: string };

const AMOUNT = /^(-?)£?(-?)(\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d+))?$/;

/**
 * An amount as banks write it, to the penny: `500`, `8.9`, `£1,234.56`, `-£2.00`. Noughts after the
 * pence say nothing and are let pass; any other third decimal is refused, never rounded.
 */
export function readBankPence(cell: string): ReadCell<Pence> {
  const text = cell.trim().replace('−', '-');
  const [, before = '', after = '', pounds, decimals = ''] = AMOUNT.exec(text) ?? [];
  if (pounds === undefined || (before !== '' && after !== '')) {
    return { problem: `is not an amount of money: ${quoted(cell)}` };
  }
  if (/[1-9]/.test(decimals.slice(2))) {
    return { problem: `has a fraction of a penny: ${quoted(cell)}` };
  }
  const digits = pounds.replaceAll(',', '') + decimals.slice(0, 2).padEnd(2, '0');
  const pence = digits.length > 20 ? LARGEST_SUM + 1n : BigInt(digits);
  if (pence > LARGEST_SUM) return { problem: `is more than £1,000,000,000: ${quoted(cell)}` };
  return { value: before + after === '' ? pence : -pence };
}

const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september'],
  ...['october', 'november', 'december'],
];
const DAY_FIRST = /^(?<day>\d{1,2})[/ .-](?<month>\d{1,2}|[a-z]{3,9})[/ .-](?<year>\d{4})$/;
const YEAR_FIRST = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/;

/** A date as UK banks write it, the day before the month: `15/01/2024`, `13 Jun 2025`, `2025-06-13`. */
export function readBankDate(cell: string): ReadCell<LondonDate> {
  const text = cell.trim().toLowerCase();
  const { day, month, year } = (DAY_FIRST.exec(text) ?? YEAR_FIRST.exec(text))?.groups ?? {};
  if (day === undefined || month === undefined || year === undefined) {
    return { problem: `is not a date: ${quoted(cell)}` };
  }
  const date = `${year}-${monthNumber(month)}-${day.padStart(2, '0')}`;
  return isLondonDate(date)
    ? { value: date }
    : { problem: `is not in the calendar, the day coming first: ${quoted(cell)}` };
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

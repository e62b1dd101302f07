import { isLondonDate, londonDateOf, type LondonDate } from '../../../kernel/london.js';
import { quoted, readBankDate, type ReadCell } from './bank-cells.rules.js';

const OFX_DATE =
  /^(\d{4})(\d{2})(\d{2})(?:([01]\d|2[0-3])([0-5]\d)?([0-5]\d)?(?:\.\d{1,6})?)?\s*(?:\[([+-]?\d{1,2}(?:\.\d{1,2})?)(?::[^\]]*)?\])?$/;
const HOUR_MS = 3_600_000;

/**
 * `20261204`, `20261204120000`, `20261204233000.000[-5:EST]`. A time that states how far its clock is
 * from Greenwich is the day it then was in Colchester; any other is the day as written.
 */
export function readOfxDate(text: string): ReadCell<LondonDate> {
  const [, year, month, day, hour, minute = '0', second = '0', offset] =
    OFX_DATE.exec(text.trim()) ?? [];
  if (year === undefined || month === undefined || day === undefined) return readBankDate(text);
  const date = `${year}-${month}-${day}`;
  if (!isLondonDate(date)) return { problem: `is not in the calendar: ${quoted(text)}` };
  if (hour === undefined || offset === undefined) return { value: date };
  const clock = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  return { value: londonDateOf(new Date(clock - Number(offset) * HOUR_MS)) };
}

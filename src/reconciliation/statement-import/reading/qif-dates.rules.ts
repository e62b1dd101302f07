import type { LondonDate } from '../../../kernel/london.js';
import { readBankDate, type ReadCell } from './bank-cells.rules.js';
import type { DateOrder } from './statement.rules.js';

/** `19/12/18`, `01/23'2019`, `1/ 2' 4`: an apostrophe stands before the years from 2000. */
export function readQifDate(text: string, order: DateOrder): ReadCell<LondonDate> {
  const plain = text
    .replace(/'\s*(\d{1,2})$/, (_, year: string) => `/20${year.padStart(2, '0')}`)
    .replace(/'\s*(\d{4})$/, '/$1')
    .replace(/\s*\/\s*/g, '/');
  const read = readBankDate(plain, order);
  return 'value' in read ? read : { problem: read.problem.replace(/“.*”/, `“${text.trim()}”`) };
}

/** The orders in which every one of the dates is in the calendar; none when some date is in neither. */
export function possibleOrders(dates: readonly string[]): readonly DateOrder[] {
  return (['dmy', 'mdy'] as const).filter((order) =>
    dates.every((date) => 'value' in readQifDate(date, order)),
  );
}

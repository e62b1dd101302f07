import { quoted } from './bank-cells.rules.js';
import { readQifRecord } from './qif-record.rules.js';
import { possibleOrders, readQifDate } from './qif-dates.rules.js';
import { recordsOf, type QifRecord } from './qif-records.rules.js';
import type { DateOrder, OpenedFile, StatementPart } from './statement.rules.js';

const MONEY = /^(bank|cash|ccard|oth [al])$/i;

/**
 * Reads QIF. It does not say whether day or month comes first: where the dates of the file allow both,
 * and they differ, a person is asked.
 */
export function openQif(text: string, chosen?: DateOrder): OpenedFile {
  const { records, isWhole } = recordsOf(text);
  if (!isWhole)
    return { problems: ['The file ends in the middle of a movement: it is not complete'] };
  const movements = records.filter(({ section }) => MONEY.test(section));
  if (movements.length === 0) {
    return { problems: ['The file is QIF, but there is no movement of a bank account in it'] };
  }
  const dates = movements.flatMap(({ fields }) => fields.get('D') ?? []);
  const orders = possibleOrders(dates);
  const isSame = dates.every((date) => sameEitherWay(date));
  const [only = 'dmy'] = orders;
  if (chosen === undefined && orders.length === 2 && !isSame) {
    const example = dates.find((date) => !sameEitherWay(date)) ?? '';
    return { asks: 'date-order', example };
  }
  const order = chosen ?? only;
  const accounts = [...new Set(movements.map(({ account }) => account))];
  const parts = accounts.map((account) =>
    readPart(
      account,
      movements.filter((record) => record.account === account),
      order,
    ),
  );
  return { file: { layout: 'QIF', isTable: false, newestFirst: true, parts } };
}

function sameEitherWay(date: string): boolean {
  const [day, month] = [readQifDate(date, 'dmy'), readQifDate(date, 'mdy')];
  return 'value' in day && 'value' in month && day.value === month.value;
}

function readPart(account: string, records: readonly QifRecord[], order: DateOrder): StatementPart {
  const [first] = records;
  const opening =
    first && /^opening balance$/i.test(first.fields.get('P') ?? '') ? first : undefined;
  const rows = records.map((record) => readQifRecord(record, order));
  const [openingRow] = rows;
  return {
    account: { accountName: account },
    currency: undefined,
    fromOn: undefined,
    toOn: undefined,
    openingPence:
      opening && openingRow && 'line' in openingRow ? openingRow.line.amountPence : undefined,
    closingPence: undefined,
    rows: opening
      ? [
          {
            lineNumber: opening.lineNumber,
            leftOut: `is the balance brought forward: ${quoted(opening.raw)}`,
          },
          ...rows.slice(1),
        ]
      : rows,
  };
}

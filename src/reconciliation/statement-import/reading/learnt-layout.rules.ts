import { readBankDate } from './bank-cells.rules.js';
import type { AmountColumns, Column, ColumnPlan } from './column-plan.rules.js';
import { columnName, ROWS_SEARCHED } from './known-layouts.rules.js';
import type { DateOrder } from './statement.rules.js';
import { isBlank, type Row } from './table.rules.js';

/**
 * What a person said of one bank account's CSV files: which column is what, by its place from 0. Kept
 * as data and used for the next file that looks alike.
 */
export interface LearntLayout {
  /** `Columns as of 23 November 2026`: which of the account's layouts read a file. */
  readonly name: string;
  readonly delimiter: ',' | '\t' | ';';
  readonly encoding: 'utf-8' | 'windows-1252' | 'utf-16' | null;
  /** How many rows stand above the first line, the header among them. */
  readonly rowsAbove: number;
  /** The names in the row above the first line, in lower case; null where there is no header. */
  readonly header: readonly string[] | null;
  readonly date: number;
  readonly dateOrder: DateOrder;
  readonly amounts:
    | { readonly kind: 'signed'; readonly amount: number; readonly outIsPositive: boolean }
    | { readonly kind: 'directed'; readonly amount: number; readonly direction: number }
    | { readonly kind: 'out-and-in'; readonly paidOut: number; readonly paidIn: number };
  readonly descriptions: readonly number[];
  readonly type: number | null;
  readonly balance: number | null;
}

/**
 * How the layout reads a file with these first rows; undefined when the file does not look like those
 * it was learnt from: the header is not there, or, without one, the first line has no date.
 */
export function planOfLearnt(layout: LearntLayout, rows: readonly Row[]): ColumnPlan | undefined {
  const rowsAbove = rowsAboveIn(layout, rows);
  if (rowsAbove === undefined) return undefined;
  const named = (at: number, otherwise: string): Column => {
    const name = layout.header?.[at] ?? '';
    return { at, name: name === '' ? otherwise : name };
  };
  const optional = (at: number | null, otherwise: string) =>
    at === null ? undefined : named(at, otherwise);
  return {
    layout: layout.name,
    newestFirst: false,
    rowsAbove,
    width: undefined,
    date: named(layout.date, 'date'),
    dateOrder: layout.dateOrder,
    amounts: amountsOf(layout.amounts, named),
    descriptions: layout.descriptions.map((at) => named(at, 'description')),
    type: optional(layout.type, 'type'),
    balance: optional(layout.balance, 'balance'),
    sortCode: undefined,
    accountNumber: undefined,
    account: undefined,
    mayStateBalanceOnly: true,
  };
}

function amountsOf(
  amounts: LearntLayout['amounts'],
  named: (at: number, otherwise: string) => Column,
): AmountColumns {
  switch (amounts.kind) {
    case 'signed':
      return { ...amounts, amount: named(amounts.amount, 'amount') };
    case 'directed':
      return {
        kind: 'directed',
        amount: named(amounts.amount, 'amount'),
        direction: named(amounts.direction, 'direction'),
      };
    case 'out-and-in':
      return {
        kind: 'out-and-in',
        paidOut: named(amounts.paidOut, 'amount paid out'),
        paidIn: named(amounts.paidIn, 'amount paid in'),
        outMayBeNegative: true,
      };
  }
}

function rowsAboveIn(layout: LearntLayout, rows: readonly Row[]): number | undefined {
  const { header } = layout;
  if (header !== null) {
    const at = rows
      .slice(0, Math.max(ROWS_SEARCHED, layout.rowsAbove))
      .findIndex((row) => isHeader(row, header));
    return at === -1 ? undefined : at + 1;
  }
  const first = rows.slice(layout.rowsAbove).find((row) => !isBlank(row));
  const date = first && readBankDate(first.cells[layout.date] ?? '', layout.dateOrder);
  return date && 'value' in date ? layout.rowsAbove : undefined;
}

function isHeader({ cells }: Row, header: readonly string[]): boolean {
  const names = cells.map(columnName);
  const width = Math.max(names.length, header.length);
  return Array.from({ length: width }, (_, at) => at).every(
    (at) => (names[at] ?? '') === (header[at] ?? ''),
  );
}

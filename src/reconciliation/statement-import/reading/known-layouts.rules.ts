import type { AmountColumns, Column, ColumnPlan } from './column-plan.rules.js';
import { type Row, widthOf } from './table.rules.js';

/** How one bank names its columns, in lower case. */
interface Layout {
  readonly bank: string;
  readonly date: string;
  readonly type?: string;
  readonly descriptions: readonly string[];
  readonly amounts:
    { readonly paidOut: string; readonly paidIn: string } | { readonly signed: string };
  readonly balance?: string;
  readonly sortCode?: string;
  readonly accountNumber?: string;
  /** Sort code and number in one cell. */
  readonly account?: string;
  /** The order to assume where neither the dates nor the balances show it. */
  readonly newestFirst: boolean;
}

const LAYOUTS: readonly Layout[] = [
  {
    bank: 'Lloyds',
    date: 'transaction date',
    type: 'transaction type',
    descriptions: ['transaction description'],
    amounts: { paidOut: 'debit amount', paidIn: 'credit amount' },
    balance: 'balance',
    sortCode: 'sort code',
    accountNumber: 'account number',
    newestFirst: true,
  },
  {
    bank: 'Nationwide',
    date: 'date',
    type: 'transaction type',
    descriptions: ['description'],
    amounts: { paidOut: 'paid out', paidIn: 'paid in' },
    balance: 'balance',
    newestFirst: false,
  },
  {
    bank: 'Barclays',
    date: 'date',
    type: 'subcategory',
    descriptions: ['memo'],
    amounts: { signed: 'amount' },
    account: 'account',
    newestFirst: true,
  },
  {
    bank: 'NatWest',
    date: 'date',
    type: 'type',
    descriptions: ['description'],
    amounts: { signed: 'value' },
    balance: 'balance',
    account: 'account number',
    newestFirst: true,
  },
  {
    bank: 'Starling',
    date: 'date',
    type: 'type',
    descriptions: ['counter party', 'reference'],
    amounts: { signed: 'amount (gbp)' },
    balance: 'balance (gbp)',
    newestFirst: false,
  },
];

/** Some banks put a few rows about the account above the header; none puts twenty. */
export const ROWS_SEARCHED = 20;

/** The first row that has every column of a bank we know, in whatever order. */
export function findKnownLayout(rows: readonly Row[]): ColumnPlan | undefined {
  for (const [rowIndex, row] of rows.slice(0, ROWS_SEARCHED).entries()) {
    const positions = new Map(row.cells.map((cell, at) => [columnName(cell), at]));
    const layout = LAYOUTS.find((each) => namesOf(each).every((name) => positions.has(name)));
    if (layout) return planOf(layout, positions, rowIndex + 1, widthOf(row));
  }
  return undefined;
}

/** How a header's cell is compared: `'Paid  Out'` is `paid out`. */
export function columnName(cell: string): string {
  return cell.replace(/\s+/g, ' ').trim().toLowerCase();
}

function planOf(
  layout: Layout,
  positions: ReadonlyMap<string, number>,
  rowsAbove: number,
  width: number,
): ColumnPlan {
  const column = (name: string): Column => ({ at: positions.get(name) ?? -1, name });
  const optional = (name: string | undefined) => (name === undefined ? undefined : column(name));
  return {
    layout: layout.bank,
    newestFirst: layout.newestFirst,
    rowsAbove,
    width,
    date: column(layout.date),
    dateOrder: 'dmy',
    amounts: amountsOf(layout.amounts, column),
    descriptions: layout.descriptions.map(column),
    type: optional(layout.type),
    balance: optional(layout.balance),
    sortCode: optional(layout.sortCode),
    accountNumber: optional(layout.accountNumber),
    account: optional(layout.account),
    mayStateBalanceOnly: false,
  };
}

function amountsOf(amounts: Layout['amounts'], column: (name: string) => Column): AmountColumns {
  return 'signed' in amounts
    ? { kind: 'signed', amount: column(amounts.signed), outIsPositive: false }
    : {
        kind: 'out-and-in',
        paidOut: column(amounts.paidOut),
        paidIn: column(amounts.paidIn),
        outMayBeNegative: false,
      };
}

function namesOf({ bank: _, newestFirst: __, descriptions, amounts, ...others }: Layout): string[] {
  return [...descriptions, ...Object.values(amounts), ...Object.values(others)] as string[];
}

/** The names of the banks whose CSV files are read without asking, as a sentence lists them. */
export const KNOWN_BANKS = LAYOUTS.map(({ bank }) => bank)
  .join(', ')
  .replace(/, (?=\w+$)/, ' or ');

import { type Row, widthOf } from './table.rules.js';

/** How one bank names its columns, in lower case. */
interface Layout {
  readonly bank: string;
  readonly columns: {
    readonly date: string;
    readonly type: string;
    readonly description: string;
    readonly paidOut: string;
    readonly paidIn: string;
    readonly balance: string;
    readonly sortCode?: string;
    readonly accountNumber?: string;
  };
  /** The order to assume where neither the dates nor the balances show it. */
  readonly newestFirst: boolean;
}

const LAYOUTS: readonly Layout[] = [
  {
    bank: 'Lloyds',
    columns: {
      date: 'transaction date',
      type: 'transaction type',
      description: 'transaction description',
      paidOut: 'debit amount',
      paidIn: 'credit amount',
      balance: 'balance',
      sortCode: 'sort code',
      accountNumber: 'account number',
    },
    newestFirst: true,
  },
  {
    bank: 'Nationwide',
    columns: {
      date: 'date',
      type: 'transaction type',
      description: 'description',
      paidOut: 'paid out',
      paidIn: 'paid in',
      balance: 'balance',
    },
    newestFirst: false,
  },
];

export type Column = keyof Layout['columns'];

/** Where a file's columns are. */
export interface Header {
  readonly layout: Layout;
  /** The header's place among the rows; what is above it is about the account. */
  readonly rowIndex: number;
  readonly width: number;
  /** The place of each column by its name in lower case. */
  readonly positions: ReadonlyMap<string, number>;
}

/** Some banks put a few rows about the account above the header; none puts twenty. */
export const ROWS_SEARCHED = 20;

/** The first row that has every column of a bank we know, in whatever order. */
export function findHeader(rows: readonly Row[]): Header | undefined {
  for (const [rowIndex, row] of rows.slice(0, ROWS_SEARCHED).entries()) {
    const positions = new Map(row.cells.map((cell, at) => [cell.trim().toLowerCase(), at]));
    const layout = LAYOUTS.find(({ columns }) =>
      Object.values(columns).every((column) => positions.has(column)),
    );
    if (layout) return { layout, rowIndex, width: widthOf(row), positions };
  }
  return undefined;
}

/** The names of the banks whose files are read, as a sentence lists them. */
export const KNOWN_BANKS = LAYOUTS.map(({ bank }) => bank).join(' or ');

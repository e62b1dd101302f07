import type { DateOrder } from './statement.rules.js';

/** A column of a table: its place from 0, and its name for sentences (`debit amount`). */
export interface Column {
  readonly at: number;
  readonly name: string;
}

/**
 * How a row says which way the money went: one column with a sign, one whose sign is turned (cards:
 * what was spent is positive), one beside a column of words (`Debit`, `CR`), or two columns.
 */
export type AmountColumns =
  | { readonly kind: 'signed'; readonly amount: Column; readonly outIsPositive: boolean }
  | { readonly kind: 'directed'; readonly amount: Column; readonly direction: Column }
  | {
      readonly kind: 'out-and-in';
      readonly paidOut: Column;
      readonly paidIn: Column;
      /** Some banks write a minus before what was paid out, though its column says so. */
      readonly outMayBeNegative: boolean;
    };

/** Where the columns of one CSV file are and how they are read. */
export interface ColumnPlan {
  readonly layout: string;
  readonly newestFirst: boolean;
  /** How many rows are above the first line. */
  readonly rowsAbove: number;
  /** How many columns a row has; undefined where there is no header to compare with. */
  readonly width: number | undefined;
  readonly date: Column;
  readonly dateOrder: DateOrder;
  readonly amounts: AmountColumns;
  /** In the order in which they are said. */
  readonly descriptions: readonly Column[];
  readonly type: Column | undefined;
  readonly balance: Column | undefined;
  readonly sortCode: Column | undefined;
  readonly accountNumber: Column | undefined;
  /** Sort code and number in one cell, as Barclays and NatWest have them. */
  readonly account: Column | undefined;
  /** A row with a balance and no amount states the balance brought forward, and is no line. */
  readonly mayStateBalanceOnly: boolean;
}

import { formatPenceExactly, type Pence } from '../../kernel/pence.js';
import {
  readAccountNumber,
  readBankDate,
  readBankPence,
  readSortCode,
} from './bank-cells.rules.js';
import type { Header } from './layouts.rules.js';
import { RowCells } from './row-cells.rules.js';
import type { Statement, StatementLine } from './statement.rules.js';
import type { Row } from './table.rules.js';

/** The movement of a row and the account that the row says it is of; or all that is wrong with it. */
export type ReadLine =
  | { readonly line: StatementLine; readonly account: LineAccount }
  | { readonly problems: readonly string[] };

/** The account a row names; neither, where the bank's rows do not. */
export type LineAccount = Pick<Statement, 'sortCode' | 'accountNumber'>;

/** Reads one row below the header. */
export function readLine(header: Header, row: Row): ReadLine {
  const cells = new RowCells(header, row);
  if (cells.problems.length > 0) return cells;

  const bookedOn = cells.read('date', readBankDate);
  const paidOut = cells.readIfFilled('paidOut', readBankPence) ?? 0n;
  const paidIn = cells.readIfFilled('paidIn', readBankPence) ?? 0n;
  const balancePence = cells.readIfFilled('balance', readBankPence);
  const sortCode = cells.read('sortCode', readSortCode);
  const accountNumber = cells.read('accountNumber', readAccountNumber);
  if (bookedOn === undefined || cells.problems.length > 0) return cells;
  const problem = problemOfAmounts(paidOut, paidIn);
  if (problem !== undefined) return { problems: [problem] };

  return {
    line: {
      lineNumber: row.lineNumber,
      bookedOn,
      amountPence: paidIn - paidOut,
      balancePence,
      description: cells.text('description'),
      type: cells.text('type'),
      raw: row.raw,
    },
    account: { sortCode, accountNumber },
  };
}

function problemOfAmounts(paidOut: Pence, paidIn: Pence): string | undefined {
  if (paidOut < 0n || paidIn < 0n) {
    return 'has an amount below nought, where its column already says which way the money went';
  }
  if (paidOut > 0n && paidIn > 0n) {
    return `has both ${formatPenceExactly(paidOut)} paid out and ${formatPenceExactly(paidIn)} paid in`;
  }
  return paidOut === paidIn ? 'has no amount, neither paid out nor paid in' : undefined;
}

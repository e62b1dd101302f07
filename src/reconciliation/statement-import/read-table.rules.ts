import { quoted } from './bank-cells.rules.js';
import { findHeader, KNOWN_BANKS, type Header } from './layouts.rules.js';
import {
  chainBreaks,
  closingBalance,
  oldestFirst,
  openingBalance,
} from './running-balance.rules.js';
import { readLine, type LineAccount } from './statement-lines.rules.js';
import type { Statement, StatementLine } from './statement.rules.js';
import { isBlank, type Row } from './table.rules.js';

/** The statement, or sentences that say why there is none. */
export type ReadStatement =
  { readonly statement: Statement } | { readonly problems: readonly string[] };

/** Bad lines named one by one; of the rest we say how many they are. */
const PROBLEMS_NAMED = 10;

/** Reads a table as a statement: all of it, or nothing and the reasons, line by line. */
export function readTable(rows: readonly Row[]): ReadStatement {
  const header = findHeader(rows);
  if (!header) return { problems: [unknownColumns(rows)] };
  const body = rows.slice(header.rowIndex + 1).filter((row) => !isBlank(row));
  if (body.length === 0) return { problems: ['The statement has a header and no lines below it'] };

  const lines: StatementLine[] = [];
  const problems: string[] = [];
  let account: LineAccount = { sortCode: undefined, accountNumber: undefined };
  for (const row of body) {
    const read = readLine(header, row);
    if ('problems' in read) {
      problems.push(`Line ${row.lineNumber} ${read.problems.join(', and ')}`);
      continue;
    }
    if (lines.length === 0) account = read.account;
    if (nameOf(read.account) !== nameOf(account)) {
      problems.push(
        `Line ${row.lineNumber} is of account ${nameOf(read.account)}, those above it of ${nameOf(account)}`,
      );
    }
    lines.push(read.line);
  }
  return problems.length > 0
    ? { problems: shortened(problems) }
    : { statement: statementOf(header, rows, lines, account) };
}

function statementOf(
  header: Header,
  rows: readonly Row[],
  inFileOrder: readonly StatementLine[],
  account: LineAccount,
): Statement {
  const lines = oldestFirst(inFileOrder, header.layout.newestFirst);
  return {
    layout: header.layout.bank,
    ...account,
    accountName: accountNameAbove(header, rows),
    lines,
    openingBalancePence: openingBalance(lines),
    closingBalancePence: closingBalance(lines),
    chainBreaks: chainBreaks(lines),
  };
}

/** Nationwide names the account in a row above the header: `Account Name:`, `Flexaccount ****12345`. */
function accountNameAbove(header: Header, rows: readonly Row[]): string | undefined {
  const row = rows
    .slice(0, header.rowIndex)
    .find(({ cells }) => /^account name:?$/i.test(cells[0]?.trim() ?? ''));
  const name = row?.cells[1]?.trim();
  return name === '' ? undefined : name;
}

function unknownColumns(rows: readonly Row[]): string {
  const first = rows.find((row) => !isBlank(row))?.cells ?? [''];
  const named = first.slice(0, 8).map(quoted).join(', ');
  return `This is not a ${KNOWN_BANKS} statement: its first row has the columns ${named}`;
}

function shortened(problems: readonly string[]): readonly string[] {
  const more = problems.length - PROBLEMS_NAMED;
  if (more <= 0) return problems;
  return [
    ...problems.slice(0, PROBLEMS_NAMED),
    more === 1 ? '1 more line cannot be read' : `${more} more lines cannot be read`,
  ];
}

function nameOf({ sortCode = '', accountNumber = '' }: LineAccount): string {
  return `${sortCode} ${accountNumber}`.trim();
}

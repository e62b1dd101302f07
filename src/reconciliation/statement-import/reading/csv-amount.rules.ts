import { formatPenceExactly, type Pence } from '../../../kernel/pence.js';
import { quoted, readBankPence } from './bank-cells.rules.js';
import type { AmountColumns } from './column-plan.rules.js';
import type { RowCells } from './row-cells.rules.js';

const OUT = /^(d|dr|deb|debit|dbit|out|withdrawal|payment|paid out|-)$/i;
const IN = /^(c|cr|cred|credit|crdt|in|deposit|receipt|paid in|\+)$/i;

/** What a row moved, into the account positive; undefined where it states no amount. Problems go to `cells`. */
export function readAmount(cells: RowCells, columns: AmountColumns): Pence | undefined {
  switch (columns.kind) {
    case 'signed': {
      const pence = cells.readIfFilled(columns.amount, readBankPence);
      return pence !== undefined && columns.outIsPositive ? -pence : pence;
    }
    case 'directed': {
      const pence = cells.readIfFilled(columns.amount, readBankPence);
      return pence === undefined ? undefined : directed(cells, columns, pence);
    }
    case 'out-and-in':
      return readTwoColumns(cells, columns);
  }
}

function directed(
  cells: RowCells,
  { direction, amount }: Extract<AmountColumns, { kind: 'directed' }>,
  pence: Pence,
): Pence | undefined {
  const word = cells.text(direction);
  const sign = IN.test(word) ? 1n : OUT.test(word) ? -1n : undefined;
  if (sign === undefined) {
    cells.problems.push(`does not say which way the money went: ${quoted(word)}`);
    return undefined;
  }
  if (pence < 0n && sign > 0n) {
    cells.problems.push(`has an ${amount.name} below nought that is said to be paid in`);
    return undefined;
  }
  return pence < 0n ? pence : sign * pence;
}

function readTwoColumns(
  cells: RowCells,
  columns: Extract<AmountColumns, { kind: 'out-and-in' }>,
): Pence | undefined {
  const stated = cells.readIfFilled(columns.paidOut, readBankPence) ?? 0n;
  const paidOut = columns.outMayBeNegative && stated < 0n ? -stated : stated;
  const paidIn = cells.readIfFilled(columns.paidIn, readBankPence) ?? 0n;
  if (paidOut < 0n || paidIn < 0n) {
    cells.problems.push(
      'has an amount below nought, where its column already says which way the money went',
    );
  }
  if (paidOut > 0n && paidIn > 0n) {
    cells.problems.push(
      `has both ${formatPenceExactly(paidOut)} paid out and ${formatPenceExactly(paidIn)} paid in`,
    );
  }
  return paidOut === paidIn ? undefined : paidIn - paidOut;
}

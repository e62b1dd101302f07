import {
  readAccountNumber,
  readBankDate,
  readBankPence,
  readSortCode,
} from './bank-cells.rules.js';
import type { ColumnPlan } from './column-plan.rules.js';
import { readAmount } from './csv-amount.rules.js';
import { RowCells } from './row-cells.rules.js';
import { worded, type ReadRow } from './statement.rules.js';
import type { Row } from './table.rules.js';

/** Reads one row below the header. */
export function readLine(plan: ColumnPlan, row: Row): ReadRow {
  const { lineNumber, raw } = row;
  const cells = new RowCells(row, plan.width);
  const { problems } = cells;
  if (problems.length > 0) return { lineNumber, problems, raw };

  if (plan.mayStateBalanceOnly && statesNoAmount(cells, plan)) {
    return { lineNumber, leftOut: 'states no amount' };
  }
  const bookedOn = cells.read(plan.date, (cell) => readBankDate(cell, plan.dateOrder));
  const amountPence = readAmount(cells, plan.amounts);
  const balancePence = cells.readIfFilled(plan.balance, readBankPence);
  const account = {
    sortCode: cells.read(plan.sortCode, readSortCode),
    accountNumber:
      cells.read(plan.accountNumber, readAccountNumber) ??
      (plan.account && cells.text(plan.account)),
  };
  if (amountPence === undefined && problems.length === 0) {
    problems.push(
      plan.amounts.kind === 'out-and-in'
        ? 'has no amount, neither paid out nor paid in'
        : `has no ${plan.amounts.amount.name}`,
    );
  }
  if (problems.length > 0 || bookedOn === undefined || amountPence === undefined) {
    return { lineNumber, problems, raw };
  }
  if (amountPence === 0n) return { lineNumber, leftOut: 'moves nothing: its amount is £0.00' };
  return {
    line: {
      lineNumber,
      bookedOn,
      amountPence,
      balancePence,
      description: worded(...plan.descriptions.map((column) => cells.text(column))),
      type: cells.text(plan.type),
      raw,
      bankReference: undefined,
    },
    account,
  };
}

/** A balance brought forward, a total: nothing moved. */
function statesNoAmount(cells: RowCells, { amounts }: ColumnPlan): boolean {
  const columns =
    amounts.kind === 'out-and-in' ? [amounts.paidOut, amounts.paidIn] : [amounts.amount];
  return columns.every((column) => cells.text(column) === '');
}

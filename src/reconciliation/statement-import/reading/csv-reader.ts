import { quoted } from './bank-cells.rules.js';
import type { ColumnPlan } from './column-plan.rules.js';
import { readLine } from './csv-line.rules.js';
import {
  DELIMITERS,
  firstRows,
  lineBelow,
  rowsOf,
  UnclosedQuote,
  type Delimiter,
} from './csv-rows.js';
import { findKnownLayout, KNOWN_BANKS, ROWS_SEARCHED } from './known-layouts.rules.js';
import { planOfLearnt, type LearntLayout } from './learnt-layout.rules.js';
import type { NamedAccount, OpenedFile, ReadRow, StatementFile } from './statement.rules.js';
import { isBlank, isLine, type Row } from './table.rules.js';

type Pieces = () => Generator<string>;

/**
 * Opens a bank's CSV export: in the layout learnt for the account where the file looks alike, else in
 * that of a bank we know, else it asks for the columns.
 */
export async function openCsv(pieces: Pieces, learnt?: LearntLayout): Promise<OpenedFile> {
  try {
    return await openTable(pieces, learnt);
  } catch (problem) {
    if (!(problem instanceof UnclosedQuote)) throw problem;
    return { problems: [problem.message] };
  }
}

async function openTable(pieces: Pieces, learnt: LearntLayout | undefined): Promise<OpenedFile> {
  const most = Math.max(ROWS_SEARCHED, (learnt?.rowsAbove ?? 0) + ROWS_SEARCHED);
  if (learnt) {
    const rows = await firstRows(pieces(), learnt.delimiter, most);
    const plan = planOfLearnt(learnt, rows);
    if (plan) return { file: fileOf(pieces, learnt.delimiter, plan, rows) };
  }
  let isTable = false;
  for (const delimiter of DELIMITERS) {
    const rows = await firstRows(pieces(), delimiter, most);
    const plan = findKnownLayout(rows);
    if (plan) return { file: fileOf(pieces, delimiter, plan, rows) };
    isTable ||= rows.some(isLine);
  }
  const because = unknownColumns(await firstRows(pieces(), ',', most));
  return isTable ? { asks: 'columns', because } : { problems: [because] };
}

function fileOf(
  pieces: Pieces,
  delimiter: Delimiter,
  plan: ColumnPlan,
  rows: readonly Row[],
): StatementFile {
  const above = rows.slice(0, plan.rowsAbove);
  const part = {
    account: accountAbove(above),
    currency: undefined,
    fromOn: undefined,
    toOn: undefined,
    openingPence: undefined,
    closingPence: undefined,
    rows: readRows(pieces, delimiter, plan, lineBelow(above)),
  };
  return { layout: plan.layout, isTable: true, newestFirst: plan.newestFirst, parts: [part] };
}

async function* readRows(
  pieces: Pieces,
  delimiter: Delimiter,
  plan: ColumnPlan,
  fromLine: number,
): AsyncGenerator<ReadRow> {
  try {
    for await (const row of rowsOf(pieces(), delimiter, fromLine)) {
      if (!isBlank(row)) yield readLine(plan, row);
    }
  } catch (problem) {
    if (!(problem instanceof UnclosedQuote)) throw problem;
    const { lineNumber } = problem;
    yield { lineNumber, problems: ['has a quotation mark that is never closed'], raw: '' };
  }
}

/** What the rows above the header say of the account, each as a label and what it is. */
function accountAbove(rows: readonly Row[]): NamedAccount {
  const labelled = (label: RegExp): string | undefined => {
    const row = rows.find(({ cells }) => label.test(cells[0]?.trim() ?? ''));
    const said = row?.cells[1]?.trim();
    return said === '' ? undefined : said;
  };
  return {
    sortCode: labelled(/^sort ?code:?$/i),
    accountNumber: labelled(/^account (number|no\.?):?$/i),
    accountName: labelled(/^account( name)?:?$/i),
  };
}

function unknownColumns(rows: readonly Row[]): string {
  const first = rows.find((row) => !isBlank(row))?.cells ?? [''];
  const named = first.slice(0, 8).map(quoted).join(', ');
  return `This is not a ${KNOWN_BANKS} statement: its first row has the columns ${named}`;
}

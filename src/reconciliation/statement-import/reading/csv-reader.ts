import { quoted } from './bank-cells.rules.js';
import type { ColumnPlan } from './column-plan.rules.js';
import { readLine } from './csv-line.rules.js';
import { DELIMITERS, firstRows, rowsOf, UnclosedQuote, type Delimiter } from './csv-rows.rules.js';
import { findKnownLayout, KNOWN_BANKS, ROWS_SEARCHED } from './known-layouts.rules.js';
import { planOfLearnt, type LearntLayout } from './learnt-layout.rules.js';
import type { NamedAccount, OpenedFile, ReadRow, StatementFile } from './statement.rules.js';
import { isBlank, isLine, type Row } from './table.rules.js';

type Pieces = () => Generator<string>;

/**
 * Opens a bank's CSV export: in the layout learnt for the account where the file looks alike, else in
 * that of a bank we know, else it asks for the columns.
 */
export function openCsv(pieces: Pieces, learnt?: LearntLayout): OpenedFile {
  try {
    return openTable(pieces, learnt);
  } catch (problem) {
    if (!(problem instanceof UnclosedQuote)) throw problem;
    return { problems: [problem.message] };
  }
}

function openTable(pieces: Pieces, learnt: LearntLayout | undefined): OpenedFile {
  const most = Math.max(ROWS_SEARCHED, (learnt?.rowsAbove ?? 0) + ROWS_SEARCHED);
  if (learnt) {
    const rows = firstRows(pieces(), learnt.delimiter, most);
    const plan = planOfLearnt(learnt, rows);
    if (plan) return { file: fileOf(pieces, learnt.delimiter, plan, rows) };
  }
  let isTable = false;
  for (const delimiter of DELIMITERS) {
    const rows = firstRows(pieces(), delimiter, most);
    const plan = findKnownLayout(rows);
    if (plan) return { file: fileOf(pieces, delimiter, plan, rows) };
    isTable ||= rows.some(isLine);
  }
  const because = unknownColumns(firstRows(pieces(), ',', most));
  return isTable ? { asks: 'columns', because } : { problems: [because] };
}

function fileOf(
  pieces: Pieces,
  delimiter: Delimiter,
  plan: ColumnPlan,
  rows: readonly Row[],
): StatementFile {
  const part = {
    account: accountAbove(rows.slice(0, plan.rowsAbove)),
    currency: undefined,
    fromOn: undefined,
    toOn: undefined,
    openingPence: undefined,
    closingPence: undefined,
    rows: readRows(pieces, delimiter, plan),
  };
  return { layout: plan.layout, isTable: true, newestFirst: plan.newestFirst, parts: [part] };
}

function* readRows(pieces: Pieces, delimiter: Delimiter, plan: ColumnPlan): Generator<ReadRow> {
  let above = plan.rowsAbove;
  try {
    for (const row of rowsOf(pieces(), delimiter)) {
      if (above > 0) above -= 1;
      else if (!isBlank(row)) yield readLine(plan, row);
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

import { CsvError, parse } from 'csv-parse/sync';
import { refuse, Refused } from '../../kernel/refusal.js';
import { HISTORY_COLUMNS, readHistoryRow, type HistoryRow } from './history-row.rules.js';

interface ParsedLine {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly lines: number };
}

/**
 * Every row of a CSV file of history, in the file's order. Columns may stand in any order and others
 * beside them; a row is one line.
 * @throws Refused with the line of each row that can't be read; all of them at once.
 */
export function readHistory(bytes: Buffer): readonly HistoryRow[] {
  const rows: HistoryRow[] = [];
  const reasons: string[] = [];
  for (const { record, info } of linesOf(bytes)) {
    const read = readHistoryRow(record, info.lines);
    if ('row' in read) rows.push(read.row);
    else reasons.push(`Line ${info.lines}: ${read.reasons.join('; ')}`);
  }
  if (reasons.length > 0) {
    throw new Refused(reasons.map((message) => ({ code: 'history-unreadable', message })));
  }
  if (rows.length === 0) refuse('history-empty', 'The file has no rows below its header.');
  return rows;
}

function linesOf(bytes: Buffer): readonly ParsedLine[] {
  try {
    return parse(bytes, {
      bom: true,
      columns: columnsOf,
      info: true,
      relax_column_count_less: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as readonly ParsedLine[];
  } catch (problem) {
    if (!(problem instanceof CsvError)) throw problem;
    refuse('history-not-csv', `The file is not a CSV file that can be read: ${problem.message}.`);
  }
}

function columnsOf(header: readonly string[]): string[] {
  const columns = header.map((name) => name.trim().toLowerCase());
  const missing = HISTORY_COLUMNS.filter((name) => !columns.includes(name));
  if (missing.length > 0) {
    refuse(
      'history-columns',
      `The first line must name the columns ${HISTORY_COLUMNS.join(', ')}; missing: ${missing.join(', ')}.`,
    );
  }
  return columns;
}

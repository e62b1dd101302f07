import {
  openStatement,
  type Answers,
} from '../../../../../src/reconciliation/statement-import/reading/statement-reader.js';
import type {
  ReadRow,
  StatementLine,
  StatementPart,
} from '../../../../../src/reconciliation/statement-import/reading/statement.rules.js';

/** A part of a file with its rows read. */
interface WholePart extends Omit<StatementPart, 'rows'> {
  readonly rows: readonly ReadRow[];
  readonly lines: readonly StatementLine[];
}

/** A file read to its end: what a person is told of it. */
export interface Whole {
  readonly layout: string | undefined;
  readonly parts: readonly WholePart[];
  /** Of all parts, in the file's order. */
  readonly lines: readonly StatementLine[];
  /** Sentences: why it is no statement, and what is wrong with which line. */
  readonly problems: readonly string[];
  readonly leftOut: readonly string[];
  readonly asks: 'columns' | 'date-order' | undefined;
}

/** Opens a file and reads every row of it. */
export async function readWhole(
  file: Buffer | string,
  fileName = 'december.csv',
  answers: Answers = {},
): Promise<Whole> {
  const opened = await openStatement(Buffer.from(file), fileName, answers);
  const nothing = { layout: undefined, parts: [], lines: [], leftOut: [], asks: undefined };
  if ('problems' in opened) return { ...nothing, problems: opened.problems };
  if ('asks' in opened) return { ...nothing, problems: [], asks: opened.asks };
  const parts: WholePart[] = [];
  for (const part of opened.file.parts) {
    const rows: ReadRow[] = [];
    for await (const row of part.rows) rows.push(row);
    parts.push({ ...part, rows, lines: rows.flatMap((row) => ('line' in row ? row.line : [])) });
  }
  const rows = parts.flatMap((part) => part.rows);
  return {
    layout: opened.file.layout,
    parts,
    lines: parts.flatMap(({ lines }) => lines),
    problems: rows.flatMap((row) =>
      'problems' in row ? `Line ${row.lineNumber} ${row.problems.join(', and ')}` : [],
    ),
    leftOut: rows.flatMap((row) =>
      'leftOut' in row ? `Line ${row.lineNumber} ${row.leftOut}` : [],
    ),
    asks: undefined,
  };
}

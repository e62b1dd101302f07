import { pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { isBlank, type Row } from './table.rules.js';

/** Banks use commas; a spreadsheet that saves the file again may not. */
export const DELIMITERS = [',', '\t', ';'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

interface Parsed {
  readonly info: { readonly lines: number };
  readonly raw: string;
  readonly record: string[];
}

/**
 * The rows of a CSV file, one after the other, however large it is.
 * @param most stops after so many
 * @throws CsvError when a quotation mark is never closed
 */
export async function* rowsOf(
  pieces: Generator<string>,
  delimiter: Delimiter,
  most = Infinity,
): AsyncGenerator<Row> {
  const parser = parse({
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true, // a row with too many or too few is named by its line later
    relax_quotes: true, // shops have quotation marks in their names
    raw: true,
    info: true,
  });
  pipeline(pieces, parser, () => undefined); // what goes wrong is thrown by the loop below
  let linesRead = 0;
  let count = 0;
  for await (const { info, raw, record } of parser as AsyncIterable<Parsed>) {
    yield { lineNumber: linesRead + 1, cells: record, raw: raw.replace(/\n$/, '') };
    linesRead = info.lines;
    count += 1;
    if (count === most) return;
  }
}

/** The first rows. @throws CsvError when a quotation mark in a small file is never closed */
export async function firstRows(
  pieces: Generator<string>,
  delimiter: Delimiter,
  most: number,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const row of rowsOf(pieces, delimiter, most)) rows.push(row);
  return rows;
}

/** The row that is wrong because of a quotation mark. @throws what is no such problem */
export function unclosedRow(problem: unknown): { lineNumber: number; problems: string[]; raw: '' } {
  if (!(problem instanceof CsvError)) throw problem;
  const lineNumber = Number(/line (\d+)/.exec(problem.message)?.[1] ?? 1);
  return { lineNumber, problems: ['has a quotation mark that is never closed'], raw: '' };
}

/** The delimiter that parts the first rows into most columns. */
export async function likeliestDelimiter(pieces: () => Generator<string>): Promise<Delimiter> {
  let likeliest: Delimiter = ',';
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const rows = await firstRows(pieces(), delimiter, 30);
    const cells = rows
      .filter((row) => !isBlank(row))
      .reduce((sum, row) => sum + row.cells.length, 0);
    if (cells > most) [likeliest, most] = [delimiter, cells];
  }
  return likeliest;
}

import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { isBlank, type Row } from './table.rules.js';

/** Banks use commas; a spreadsheet that saves the file again may not. */
export const DELIMITERS = [',', '\t', ';'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** No row of a bank's is longer: a quotation mark is open that should not be. */
const LONGEST_ROW = 100_000;

/** A quotation mark is never closed. */
export class UnclosedQuote extends Error {
  /** @param lineNumber where the row with it begins, from 1 */
  constructor(readonly lineNumber: number) {
    super(`Line ${lineNumber} has a quotation mark that is never closed`);
  }
}

interface ParsedRow {
  readonly record: readonly string[];
  readonly raw: string;
  readonly info: { readonly lines: number };
}

/**
 * The rows of a CSV file, one after the other, however large it is. A quotation mark inside an
 * unquoted cell is a letter like others.
 * @param pieces of text with lines ended by `\n`
 * @param fromLine the line to begin at. To begin below the header is quick too: the library builds an
 * error for each row whose width is not that of the first, and in some exports only the header is wider.
 * @throws UnclosedQuote
 */
export async function* rowsOf(
  pieces: Iterable<string>,
  delimiter: Delimiter,
  fromLine = 1,
): AsyncGenerator<Row> {
  let next = fromLine;
  const parser = Readable.from(pieces).pipe(
    parse({
      delimiter,
      from_line: fromLine,
      info: true,
      on_record: (row, { lines }) => {
        next = lines + 1;
        return row;
      },
      max_record_size: LONGEST_ROW,
      raw: true,
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
    }),
  );
  try {
    for await (const { record, raw, info } of parser as AsyncIterable<ParsedRow>) {
      const text = raw.endsWith('\n') ? raw.slice(0, -1) : raw;
      yield { lineNumber: info.lines - breaksIn(text), cells: record, raw: text };
    }
  } catch (problem) {
    if (!(problem instanceof CsvError)) throw problem;
    throw new UnclosedQuote(next);
  }
}

/** The first rows. */
export async function firstRows(
  pieces: Iterable<string>,
  delimiter: Delimiter,
  most: number,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const row of rowsOf(pieces, delimiter)) {
    rows.push(row);
    if (rows.length === most) break;
  }
  return rows;
}

/** The line below these rows, the first of a file. */
export function lineBelow(rows: readonly Row[]): number {
  const last = rows.at(-1);
  return last === undefined ? 1 : last.lineNumber + breaksIn(last.raw) + 1;
}

/** The delimiter that parts the first rows into most columns. */
export async function likeliestDelimiter(pieces: () => Iterable<string>): Promise<Delimiter> {
  let likeliest: Delimiter = ',';
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const rows = (await firstRows(pieces(), delimiter, 30)).filter((row) => !isBlank(row));
    const cells = rows.reduce((sum, row) => sum + row.cells.length, 0);
    if (cells > most) [likeliest, most] = [delimiter, cells];
  }
  return likeliest;
}

function breaksIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

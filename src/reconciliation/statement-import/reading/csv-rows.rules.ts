import { isBlank, type Row } from './table.rules.js';

/** Banks use commas; a spreadsheet that saves the file again may not. */
export const DELIMITERS = [',', '\t', ';'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** No cell of a bank's is longer: a quotation mark is open that should not be. */
const LONGEST_ROW = 100_000;

/** A quotation mark is never closed. */
export class UnclosedQuote extends Error {
  /** @param lineNumber where the row with it begins, from 1 */
  constructor(readonly lineNumber: number) {
    super(`Line ${lineNumber} has a quotation mark that is never closed`);
  }
}

/** A row as far as it was read. */
interface OpenRow {
  readonly lineNumber: number;
  readonly cells: string[];
  raw: string;
  /** The quoted cell that goes on over the line's end. */
  cell: string | undefined;
}

/**
 * The rows of a CSV file, one after the other, however large it is. (The library we have writes a row's
 * raw text and its place at five times the cost, and builds an error for each row with a cell too many,
 * which is every row of Lloyds’.) A quotation mark inside an unquoted cell is a letter like others.
 * @param pieces of text with lines ended by `\n`
 * @throws UnclosedQuote
 */
export function* rowsOf(pieces: Iterable<string>, delimiter: Delimiter): Generator<Row> {
  let open: OpenRow | undefined;
  let lineNumber = 0;
  for (const line of linesOf(pieces)) {
    lineNumber += 1;
    if (open) open.raw += `\n${line}`;
    else open = { lineNumber, cells: [], raw: line, cell: undefined };
    readCells(open, line, delimiter);
    if (open.cell === undefined) {
      yield { lineNumber: open.lineNumber, cells: open.cells, raw: open.raw };
      open = undefined;
    } else if (open.raw.length > LONGEST_ROW) throw new UnclosedQuote(open.lineNumber);
  }
  if (open) throw new UnclosedQuote(open.lineNumber);
}

/** The first rows. */
export function firstRows(
  pieces: Iterable<string>,
  delimiter: Delimiter,
  most: number,
): readonly Row[] {
  const rows: Row[] = [];
  for (const row of rowsOf(pieces, delimiter)) {
    rows.push(row);
    if (rows.length === most) break;
  }
  return rows;
}

/** The delimiter that parts the first rows into most columns. */
export function likeliestDelimiter(pieces: () => Iterable<string>): Delimiter {
  let likeliest: Delimiter = ',';
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const rows = firstRows(pieces(), delimiter, 30).filter((row) => !isBlank(row));
    const cells = rows.reduce((sum, row) => sum + row.cells.length, 0);
    if (cells > most) [likeliest, most] = [delimiter, cells];
  }
  return likeliest;
}

/** A line's end at the end of the file ends the last line, and begins no other. */
function* linesOf(pieces: Iterable<string>): Generator<string> {
  let rest = '';
  for (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** Reads a line's cells into the row, which stays open when the last of them does. */
function readCells(row: OpenRow, line: string, delimiter: Delimiter): void {
  let at = 0;
  if (row.cell !== undefined) {
    row.cell = `${row.cell}\n`;
    at = readQuoted(row, line, 0, delimiter);
  }
  while (at <= line.length && row.cell === undefined) {
    if (line.charAt(at) === '"') {
      row.cell = '';
      at = readQuoted(row, line, at + 1, delimiter);
    } else {
      const end = endOfCell(line, at, delimiter);
      row.cells.push(line.slice(at, end));
      at = end + 1;
    }
  }
}

/** Reads on in a quoted cell. @returns where the next cell begins; the cell is still open when its end was not found */
function readQuoted(row: OpenRow, line: string, start: number, delimiter: Delimiter): number {
  let at = start;
  for (;;) {
    const quote = line.indexOf('"', at);
    const before = `${row.cell ?? ''}${line.slice(at, quote === -1 ? line.length : quote)}`;
    row.cell = before;
    if (quote === -1) return line.length;
    if (line.charAt(quote + 1) !== '"') {
      const end = endOfCell(line, quote + 1, delimiter);
      row.cells.push(`${before}${line.slice(quote + 1, end)}`);
      row.cell = undefined;
      return end + 1;
    }
    row.cell = `${before}"`;
    at = quote + 2;
  }
}

function endOfCell(line: string, from: number, delimiter: Delimiter): number {
  const end = line.indexOf(delimiter, from);
  return end === -1 ? line.length : end;
}

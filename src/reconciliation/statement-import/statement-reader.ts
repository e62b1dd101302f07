import { CsvError, parse } from 'csv-parse/sync';
import { findHeader, ROWS_SEARCHED } from './layouts.rules.js';
import { readTable, type ReadStatement } from './read-table.rules.js';
import { readText } from './statement-text.js';
import type { Row } from './table.rules.js';

/** Banks use commas; a spreadsheet that saves the file again may not. */
const DELIMITERS = [',', '\t', ';'];

const EVERY_ROW = -1;

/**
 * Reads a bank's CSV export, all of it or nothing. Lines and sums are the bank's: a running balance
 * that does not follow is stated in `chainBreaks`, not refused.
 * @param fileName for the sentences only; the kind of file is told by its content
 */
export function readStatement(bytes: Buffer, fileName: string): ReadStatement {
  const read = readText(bytes, fileName);
  if ('problem' in read) return { problems: [read.problem] };
  const { text } = read;
  try {
    const delimiter = DELIMITERS.find((each) => findHeader(rowsOf(text, each, ROWS_SEARCHED)));
    return readTable(
      delimiter === undefined ? rowsOf(text, ',', ROWS_SEARCHED) : rowsOf(text, delimiter),
    );
  } catch (problem) {
    if (!(problem instanceof CsvError)) throw problem;
    return { problems: [`The file ${fileName} has a quotation mark that is never closed`] };
  }
}

function rowsOf(text: string, delimiter: string, to = EVERY_ROW): readonly Row[] {
  const fileLines = text.split('\n');
  const rows: Row[] = [];
  let linesRead = 0;
  parse(text, {
    delimiter,
    record_delimiter: '\n',
    to,
    relax_column_count: true, // a row with too many or too few is named by its line later
    relax_quotes: true, // shops have quotation marks in their names
    on_record: (cells: string[], { lines }) => {
      const raw = fileLines.slice(linesRead, lines).join('\n'); // several, where a cell has line ends
      rows.push({ lineNumber: linesRead + 1, cells, raw });
      linesRead = lines;
      return null;
    },
  });
  return rows;
}

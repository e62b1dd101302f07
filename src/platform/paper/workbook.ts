import writeXlsxFile, { type Sheet } from 'write-excel-file/node';
import { stringify } from 'csv-stringify/sync';
import { plainPounds } from '../../kernel/pence.js';
import type { Paper, PaperCell, PaperTable } from './paper.js';

/** One sheet a table, sums as numbers in pounds. Cells hold values, never formulas. */
export function workbookOf(paper: Paper): Promise<Buffer> {
  const names = new Set<string>();
  const sheets = tablesOf(paper).map((table) => sheetOf(table, sheetName(table.caption, names)));
  return writeXlsxFile(sheets).toBuffer();
}

/** The tables one after the other, each under its caption. Words that begin like a formula are disarmed. */
export function csvOf(paper: Paper): string {
  const blocks = tablesOf(paper).map(({ caption, head, rows, foot }) =>
    stringify(
      [[caption], head, ...rows, ...(foot ? [foot] : [])].map((row) =>
        row.map((cell) => (typeof cell === 'bigint' ? plainPounds(cell) : disarmed(cell))),
      ),
      { record_delimiter: '\r\n' },
    ),
  );
  return `\uFEFF${blocks.join('\r\n')}`; // Excel takes a file without the mark for Windows-1252
}

function tablesOf({ sections }: Paper): readonly PaperTable[] {
  return sections.flatMap(({ tables = [] }) => tables);
}

/** As OWASP advises. csv-stringify's own option would also disarm our negative sums. */
function disarmed(text: string): string {
  return /^[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]/.test(text) ? `'${text}` : text;
}

function sheetOf({ head, rows, foot }: PaperTable, sheet: string): Sheet<never> {
  const bold = { fontWeight: 'bold' } as const;
  return {
    sheet,
    data: [
      head.map((value) => ({ value, ...bold })),
      ...rows.map((row) => row.map((cell) => cellOf(cell))),
      ...(foot ? [foot.map((cell) => ({ ...cellOf(cell), ...bold }))] : []),
    ],
    columns: head.map((title, column) => ({
      width: Math.min(60, Math.max(title.length, ...rows.map((row) => lengthOf(row[column])))) + 2,
    })),
    stickyRowsCount: 1,
  };
}

/** Pounds as a number are exact to the penny up to ninety million million of them: a double holds 15 digits. */
function cellOf(cell: PaperCell) {
  return typeof cell === 'bigint'
    ? { value: Number(plainPounds(cell)), type: Number, format: '#,##0.00' }
    : { value: cell, type: String };
}

function lengthOf(cell: PaperCell | undefined): number {
  return typeof cell === 'bigint' ? plainPounds(cell).length + 2 : (cell?.length ?? 0);
}

/** Excel refuses longer names, some signs, and a name twice. */
function sheetName(caption: string, taken: Set<string>): string {
  const base =
    caption
      .replaceAll(/[\\/?*[\]:]/g, ' ')
      .trim()
      .slice(0, 28) || 'Sheet';
  let name = base;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${base} ${number}`;
  taken.add(name.toLowerCase());
  return name;
}

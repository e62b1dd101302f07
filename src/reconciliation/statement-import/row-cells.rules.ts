import type { ReadCell } from './bank-cells.rules.js';
import type { Column, Header } from './layouts.rules.js';
import { type Row, widthOf } from './table.rules.js';

/** Reads a row's cells by the name of their column, and gathers all that is wrong with them. */
export class RowCells {
  /** Each the end of a sentence that begins with the line's number. */
  readonly problems: string[] = [];

  constructor(
    private readonly header: Header,
    private readonly row: Row,
  ) {
    const columns = Math.max(widthOf(row), Math.min(row.cells.length, header.width));
    if (columns !== header.width) {
      this.problems.push(`has ${columns} columns where the header has ${header.width}`);
    }
  }

  /** The cell's text with its spaces collapsed; empty where the bank has no such column. */
  text(column: Column): string {
    const position = this.header.positions.get(this.header.layout.columns[column] ?? '');
    return (this.row.cells[position ?? -1] ?? '').replace(/\s+/g, ' ').trim();
  }

  /** Undefined, and a problem more, when the cell can't be read; undefined where there is no such column. */
  read<T>(column: Column, reader: (text: string) => ReadCell<T>): T | undefined {
    const name = this.header.layout.columns[column];
    if (name === undefined) return undefined;
    const cell = reader(this.text(column));
    if ('value' in cell) return cell.value;
    this.problems.push(`has ${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name} that ${cell.problem}`);
    return undefined;
  }

  /** As `read`, but an empty cell is undefined and no problem. */
  readIfFilled<T>(column: Column, reader: (text: string) => ReadCell<T>): T | undefined {
    return this.text(column) === '' ? undefined : this.read(column, reader);
  }
}

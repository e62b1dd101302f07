import type { ReadCell } from './bank-cells.rules.js';
import type { Column } from './column-plan.rules.js';
import { type Row, widthOf } from './table.rules.js';

/** Reads a row's cells by their columns, and gathers all that is wrong with them. */
export class RowCells {
  /** Each the end of a sentence that begins with the line's number. */
  readonly problems: string[] = [];

  constructor(
    private readonly row: Row,
    width: number | undefined,
  ) {
    const columns = Math.max(widthOf(row), Math.min(row.cells.length, width ?? 0));
    if (width !== undefined && columns !== width) {
      this.problems.push(`has ${columns} columns where the header has ${width}`);
    }
  }

  /** The cell's text with its spaces collapsed; empty where there is no such column. */
  text(column: Column | undefined): string {
    return (this.row.cells[column?.at ?? -1] ?? '').replace(/\s+/g, ' ').trim();
  }

  /** Undefined, and a problem more, when the cell can't be read; undefined where there is no such column. */
  read<T>(column: Column | undefined, reader: (text: string) => ReadCell<T>): T | undefined {
    if (column === undefined) return undefined;
    const cell = reader(this.text(column));
    if ('value' in cell) return cell.value;
    const article = /^[aeiou]/i.test(column.name) ? 'an' : 'a';
    this.problems.push(`has ${article} ${column.name} that ${cell.problem}`);
    return undefined;
  }

  /** As `read`, but an empty cell is undefined and no problem. */
  readIfFilled<T>(
    column: Column | undefined,
    reader: (text: string) => ReadCell<T>,
  ): T | undefined {
    return this.text(column) === '' ? undefined : this.read(column, reader);
  }
}

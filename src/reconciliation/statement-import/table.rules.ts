/** A row of a CSV file. */
export interface Row {
  /** Where it begins in the file, from 1. */
  readonly lineNumber: number;
  readonly cells: readonly string[];
  readonly raw: string;
}

export function isBlank(row: Row): boolean {
  return row.cells.every((cell) => cell.trim() === '');
}

/** How many columns are used: exporters like to end rows with empty ones. */
export function widthOf(row: Row): number {
  return row.cells.findLastIndex((cell) => cell.trim() !== '') + 1;
}

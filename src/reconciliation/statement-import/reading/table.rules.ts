import { readBankDate, readBankPence } from './bank-cells.rules.js';

/** A row of a CSV file. */
export interface Row {
  /** Where it begins in the file, from 1. */
  readonly lineNumber: number;
  readonly cells: readonly string[];
  /** As it was in the file. */
  readonly raw: string;
}

export function isBlank(row: Row): boolean {
  return row.cells.every((cell) => cell.trim() === '');
}

/** How many columns are used: exporters like to end rows with empty ones. */
export function widthOf(row: Row): number {
  return row.cells.findLastIndex((cell) => cell.trim() !== '') + 1;
}

/** Any row of a statement has a date in one cell and a sum in another. */
export function isLine({ cells }: Row): boolean {
  return cells.some(isDate) && cells.some((cell) => !isDate(cell) && isAmount(cell));
}

/** A date, whichever of day and month comes first. */
export function isDate(cell: string): boolean {
  return 'value' in readBankDate(cell) || 'value' in readBankDate(cell, 'mdy');
}

export function isAmount(cell: string): boolean {
  return 'value' in readBankPence(cell);
}

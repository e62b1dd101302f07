import type { Row } from '../reading/table.rules.js';
import { guessColumns } from './column-guess.rules.js';

const ROWS_SHOWN = 12;
const LONGEST_CELL = 40;

/** The first rows of a file, its columns to choose from, and what they are likely to be. */
export function layoutPage(rows: readonly Row[]): object {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const guess = guessColumns(rows);
  const shown = rows.slice(0, Math.max(ROWS_SHOWN, guess.rowsAbove + 5));
  const samples = rows.slice(Math.max(0, guess.rowsAbove - 1), guess.rowsAbove + 3);
  return {
    guess: asTyped(guess),
    places: Array.from({ length: width }, (_, at) => at),
    rows: shown.map(({ cells }) => cells.map(shortened)),
    columns: Array.from({ length: width }, (_, at) => ({
      value: at.toString(),
      text: `Column ${at + 1}: ${toldBy(samples, at)}`,
    })),
  };
}

function toldBy(samples: readonly Row[], at: number): string {
  const said = samples.map(({ cells }) => shortened(cells[at] ?? '')).filter((cell) => cell !== '');
  return said.slice(0, 2).join(', for example ') || 'empty';
}

function shortened(cell: string): string {
  const text = cell.replace(/\s+/g, ' ').trim();
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL - 1)}…` : text;
}

/** As the form's choices have them. */
function asTyped(guess: ReturnType<typeof guessColumns>) {
  const place = (at: number | undefined) => at?.toString();
  return {
    ...guess,
    date: place(guess.date),
    amount: place(guess.amount) ?? 'none',
    direction: place(guess.direction) ?? 'none',
    paidOut: place(guess.paidOut) ?? 'none',
    paidIn: place(guess.paidIn) ?? 'none',
    descriptions: guess.descriptions.map(String),
    type: place(guess.type) ?? 'none',
    balance: place(guess.balance) ?? 'none',
  };
}

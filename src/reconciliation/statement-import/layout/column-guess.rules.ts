import { readBankDate } from '../reading/bank-cells.rules.js';
import { isAmount, isDate, isLine, type Row } from '../reading/table.rules.js';

/** What the columns are likely to be, for the form to begin with; a person decides. */
export interface ColumnGuess {
  readonly rowsAbove: number;
  readonly date: number | undefined;
  readonly dateOrder: 'dmy' | 'mdy';
  readonly amounts: 'signed' | 'directed' | 'out-and-in';
  readonly amount: number | undefined;
  readonly direction: number | undefined;
  readonly paidOut: number | undefined;
  readonly paidIn: number | undefined;
  readonly descriptions: readonly number[];
  readonly type: number | undefined;
  readonly balance: number | undefined;
}

const NAMES = {
  date: /date|^day$|^when$/i,
  paidOut: /paid out|money out|debit|withdrawal|payments?$|^out$/i,
  paidIn: /paid in|money in|credit|deposit|receipts?$|^in$/i,
  amount: /amount|value|^sum$/i,
  direction: /debit ?\/ ?credit|dr ?\/ ?cr|cr ?\/ ?dr|direction|^indicator$/i,
  balance: /balance/i,
  type: /type|^code$|category/i,
  description:
    /descri|details|narrative|memo|particulars|reference|payee|counter ?party|^name$|^who$/i,
} as const;

/** @param rows the first rows of the file */
export function guessColumns(rows: readonly Row[]): ColumnGuess {
  const firstLine = Math.max(0, rows.findIndex(isLine));
  const headerAt = rows.slice(0, firstLine).findLastIndex(isHeader);
  const header = (rows[headerAt]?.cells ?? []).map((cell) => cell.trim());
  const line = rows[firstLine]?.cells ?? [];
  const named = (name: keyof typeof NAMES): number | undefined => {
    const at = header.findIndex((cell) => NAMES[name].test(cell));
    return at === -1 ? undefined : at;
  };
  const dated = line.findIndex((cell) => isDate(cell));
  const direction = named('direction');
  const [paidOut, paidIn] = [named('paidOut'), named('paidIn')];
  const isTwoColumns = direction === undefined && paidOut !== undefined && paidIn !== undefined;
  const amount = named('amount') ?? positionOf(line, (cell, at) => at !== dated && isAmount(cell));
  const descriptions = header.flatMap((cell, at) => (NAMES.description.test(cell) ? [at] : []));
  const lines = rows.slice(firstLine);
  return {
    rowsAbove: headerAt === -1 ? firstLine : headerAt + 1,
    date: named('date') ?? (dated === -1 ? undefined : dated),
    dateOrder: lines.some(({ cells }) => isDateOnly(cells[dated] ?? '', 'mdy')) ? 'mdy' : 'dmy',
    amounts: isTwoColumns ? 'out-and-in' : direction === undefined ? 'signed' : 'directed',
    amount: isTwoColumns ? undefined : amount,
    direction,
    paidOut: isTwoColumns ? paidOut : undefined,
    paidIn: isTwoColumns ? paidIn : undefined,
    descriptions:
      descriptions.length > 0
        ? descriptions
        : [positionOf(line, isWords) ?? -1].filter((at) => at >= 0),
    type: named('type'),
    balance: named('balance'),
  };
}

/** A row about the account has a label and a value at most, and a balance brought forward little more. */
function isHeader({ cells }: Row): boolean {
  return cells.filter((cell) => /\p{L}/u.test(cell)).length > 2;
}

/** In the calendar in this order only. */
function isDateOnly(cell: string, order: 'mdy'): boolean {
  return 'value' in readBankDate(cell, order) && 'problem' in readBankDate(cell);
}

function isWords(cell: string): boolean {
  return /\p{L}{3}/u.test(cell) && !isDate(cell);
}

function positionOf(
  cells: readonly string[],
  test: (cell: string, at: number) => boolean,
): number | undefined {
  const at = cells.findIndex(test);
  return at === -1 ? undefined : at;
}

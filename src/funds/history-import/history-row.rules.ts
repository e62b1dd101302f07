import { isLondonDate, type LondonDate } from '../../kernel/london.js';
import { readPounds, type Pence } from '../../kernel/pence.js';
import type { FundPaymentKind } from '../fund-payment.entity.js';
import type { ReceiptKind } from '../receipt.entity.js';

/** The columns of a file of history; `reason` may be left out, as only a refund needs one. */
export const HISTORY_COLUMNS = ['fund', 'account', 'kind', 'date', 'amount', 'reference'] as const;

/** Money in comes first within a day: what a fund received it may have paid that evening. */
export const HISTORY_KINDS = [
  'opening-balance',
  'receipt',
  'interest',
  'management-fee',
  'bank-charge',
  'refund-to-funder',
] as const satisfies readonly (ReceiptKind | FundPaymentKind)[];

/** One movement of money from before Almoner, as one line of the file says it. */
export interface HistoryRow {
  /** In the file, from 1. */
  readonly lineNumber: number;
  /** The codes of the fund and of the bank account. */
  readonly fund: string;
  readonly account: string;
  readonly kind: (typeof HISTORY_KINDS)[number];
  readonly on: LondonDate;
  readonly amountPence: Pence;
  readonly reference: string;
  readonly reason: string;
}

/** Reads the cells of a line by the names of their columns, and gathers all that is wrong with them. */
export function readHistoryRow(
  cells: Readonly<Record<string, string>>,
  lineNumber: number,
): { readonly row: HistoryRow } | { readonly reasons: readonly string[] } {
  const cell = (name: string): string => (cells[name] ?? '').trim();
  const reasons: string[] = HISTORY_COLUMNS.filter((name) => cell(name) === '').map(
    (name) => `there is no ${name}`,
  );
  const kindWords = cell('kind').toLowerCase().replaceAll(/[ _]+/g, '-');
  const kind = HISTORY_KINDS.find((each) => each === kindWords);
  if (!kind && kindWords !== '') {
    reasons.push(`“${cell('kind')}” is no kind of movement: it is ${orList(HISTORY_KINDS)}`);
  }
  const on = readDate(cell('date'));
  if (on === undefined && cell('date') !== '') {
    reasons.push(`${cell('date')} is not a date in the calendar, like 2026-03-31 or 31/03/2026`);
  }
  const amount = readPounds(cell('amount'));
  const amountPence = 'pence' in amount ? amount.pence : 0n;
  if ('problem' in amount && cell('amount') !== '') {
    reasons.push(`the amount ${cell('amount')} can’t be taken: ${amount.problem}`);
  } else if (amountPence === 0n && cell('amount') !== '') {
    reasons.push('the amount must be more than £0');
  }
  if (kind === 'refund-to-funder' && cell('reason') === '') {
    reasons.push('a refund needs its reason');
  }
  if (!kind || on === undefined || reasons.length > 0) return { reasons };
  return {
    row: {
      lineNumber,
      fund: cell('fund').toLowerCase(),
      account: cell('account').toLowerCase(),
      kind,
      on,
      amountPence,
      reference: cell('reference'),
      reason: cell('reason'),
    },
  };
}

/** As the ledger has to see them: day by day, money in before money out, else as the file has them. */
export function inOrder(rows: readonly HistoryRow[]): readonly HistoryRow[] {
  const rank = ({ kind }: HistoryRow): number => HISTORY_KINDS.indexOf(kind);
  return rows.toSorted((a, b) => {
    if (a.on !== b.on) return a.on < b.on ? -1 : 1;
    return rank(a) - rank(b);
  });
}

/** `2026-03-31`, or as British spreadsheets write it: the day first, always. */
function readDate(typed: string): LondonDate | undefined {
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(typed) ?? [];
  const date = year === '' ? typed : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLondonDate(date) ? date : undefined;
}

function orList(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

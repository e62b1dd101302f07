import { addDays, formatDate, formatMonth, type LondonDate } from '../../kernel/london.js';

/** Lines that came in when their month was signed already. */
export interface LateMonth {
  readonly bankAccountId: string;
  readonly bankAccountName: string;
  /** Its first day. */
  readonly month: LondonDate;
  readonly count: number;
  /** Of them, those that nothing explains yet. */
  readonly openCount: number;
}

/** How lines of signed months are accounted for. @param signedThrough the last day that is signed */
export function sentenceOfLateLines(count: number, signedThrough: LondonDate): string {
  const lines = count === 1 ? '1 of the new lines is' : `${count} of the new lines are`;
  const they = count === 1 ? 'It keeps its day' : 'They keep their days';
  return (
    `${lines} of a month that is signed, up to ${formatDate(signedThrough)}. ${they} by the bank; ` +
    `what ${count === 1 ? 'it is' : 'they are'} counts for ${formatDate(addDays(signedThrough, 1))}, the first open day.`
  );
}

/** The same of an account, once they are in. */
export function warningOfLateMonth(
  { bankAccountName, month, count, openCount }: LateMonth,
  signedThrough: LondonDate,
): string {
  const lines = count === 1 ? '1 line' : `${count} lines`;
  const explained =
    openCount === 0
      ? 'all explained'
      : `${openCount} to explain, posted on ${formatDate(addDays(signedThrough, 1))}, the first open day`;
  return `${lines} of ${formatMonth(month)} at ${bankAccountName} came in after the month was signed: ${explained}`;
}

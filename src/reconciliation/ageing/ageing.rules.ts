import { addDays, daysBetween, formatDate, type LondonDate } from '../../kernel/london.js';
import { formatPenceExactly, type Pence } from '../../kernel/pence.js';
import { workingDaysBetween } from '../../kernel/working-days.js';

/** Bacs takes three working days, a Faster Payment none; what is later has gone wrong. */
export const IN_TRANSIT_WORKING_DAYS = 3;
/** Longer than this and somebody should have asked. */
export const SUSPENSE_DAYS = 14;
/**
 * A statement a week is what the house asks for; with a weekend and a bank holiday that is ten days. An
 * older one can't show in time that a payment went wrong.
 */
const STATEMENT_DAYS = 10;
/** Of files without balances: so many days without a line are a quiet account and no gap. */
const QUIET_DAYS = 7;

/** Days that no statement covers, and what the balances on both sides say; null where a file has none. */
export interface Gap {
  readonly from: LondonDate;
  readonly to: LondonDate;
  readonly beforePence: Pence | null;
  readonly afterPence: Pence | null;
}

/** Some of one kind, and the day of the oldest. */
interface Aged {
  readonly count: number;
  readonly since: LondonDate;
}

/** What has waited too long at one bank account. */
export interface AccountAges {
  readonly bankAccountId: string;
  readonly name: string;
  /** Payments sent from it. */
  readonly inTransit: Aged | undefined;
  /** Sums that came in there. */
  readonly suspense: Aged | undefined;
  /** The last day its statements cover; null while there is none. */
  readonly statementTo: LondonDate | null;
  readonly gaps: readonly Gap[];
}

/** A sentence, and the page where something can be done about it. */
export interface Warning {
  readonly text: string;
  readonly href: string;
}

/** Payments sent before this day have been in transit for too long on `day`. */
export function inTransitTooLongBefore(day: LondonDate): LondonDate {
  let first = day;
  while (workingDaysBetween(addDays(first, -1), day) <= IN_TRANSIT_WORKING_DAYS) {
    first = addDays(first, -1);
  }
  return first;
}

/** Sums that came in before this day have been in suspense for too long on `day`. */
export function inSuspenseTooLongBefore(day: LondonDate): LondonDate {
  return addDays(day, -SUSPENSE_DAYS);
}

/** In sentences, the most pressing first; none when nothing has waited too long. */
export function warningsOf(ages: AccountAges, today: LondonDate): readonly Warning[] {
  const { name, bankAccountId, inTransit, suspense, statementTo, gaps } = ages;
  const account = `/bank/${bankAccountId}`;
  const warnings: Warning[] = [];
  if (inTransit) {
    const payments = inTransit.count === 1 ? '1 payment' : `${inTransit.count} payments`;
    const days = `more than ${IN_TRANSIT_WORKING_DAYS} working days`;
    warnings.push({
      text: `${payments} from ${name} in transit for ${days}, the first since ${formatDate(inTransit.since)}: ask the bank`,
      href: '/payments#in-transit',
    });
  }
  if (suspense) {
    const sums = suspense.count === 1 ? '1 sum' : `${suspense.count} sums`;
    warnings.push({
      text: `${sums} at ${name} in suspense for more than ${SUSPENSE_DAYS} days, the first since ${formatDate(suspense.since)}: ask who paid it`,
      href: '/bank/suspense',
    });
  }
  if (statementTo !== null && daysBetween(statementTo, today) > STATEMENT_DAYS) {
    warnings.push({
      text: `The latest statement of ${name} ends on ${formatDate(statementTo)}, ${daysBetween(statementTo, today)} days ago: import the next`,
      href: account,
    });
  }
  warnings.push(
    ...gaps.filter(isGap).map((gap) => ({ text: sentenceOfGap(name, gap), href: account })),
  );
  return warnings;
}

/** Balances that follow show that the days between had no line. */
export function isGap({ from, to, beforePence, afterPence }: Gap): boolean {
  if (beforePence !== null && afterPence !== null) return beforePence !== afterPence;
  return daysBetween(from, to) + 1 > QUIET_DAYS;
}

export function sentenceOfGap(name: string, { from, to, beforePence, afterPence }: Gap): string {
  const days =
    from === to
      ? `No statement of ${name} covers ${formatDate(from)}`
      : `No statement of ${name} from ${formatDate(from)} to ${formatDate(to)}`;
  if (beforePence === null || afterPence === null) {
    return `${days}, and no balance shows whether a line is missing`;
  }
  return `${days}: the one before ends with ${formatPenceExactly(beforePence)}, the next begins with ${formatPenceExactly(afterPence)}`;
}

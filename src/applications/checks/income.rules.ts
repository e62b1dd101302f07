import type { LondonDate } from '../../kernel/london.js';
import { formatPence, type Pence } from '../../kernel/pence.js';

/** A year's income of an organisation, and how the house knows it. */
export interface KnownIncome {
  readonly pence: Pence;
  /** From a register's answer, or typed by somebody who looked. */
  readonly from: 'register' | 'typed';
  /** The moment it was answered or typed. */
  readonly at: Date;
  /** The last day of the year it is of; null where nobody says. */
  readonly yearEnd: LondonDate | null;
}

/** What was learnt last counts. */
export function latestIncome(known: readonly KnownIncome[]): KnownIncome | undefined {
  return [...known].sort((a, b) => b.at.getTime() - a.at.getTime())[0];
}

/** `£12,000 is 40% of a year’s income of £30,000`. Without a full stop. */
export function askedInWords(asked: Pence, income: Pence): string {
  if (income === 0n) return `${formatPence(asked)} is asked, and a year’s income is £0`;
  const percent = (asked * 100n + income / 2n) / income;
  const share = percent === 0n ? 'less than 1' : percent.toLocaleString('en-GB');
  return `${formatPence(asked)} is ${share}% of a year’s income of ${formatPence(income)}`;
}

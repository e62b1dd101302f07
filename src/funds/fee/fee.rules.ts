import { addMonths, type LondonDate } from '../../kernel/london.js';
import { formatPence, type Pence } from '../../kernel/pence.js';

/** What the agreement says about the fee of who holds the money. */
export interface FeeTerms {
  readonly feeKind: 'none' | 'percent' | 'yearly';
  /** Hundredths of a per cent of what the funder sent; only with `percent`. */
  readonly feeBasisPoints: number | null;
  /** For each year begun; only with `yearly`. */
  readonly feeYearlyPence: Pence | null;
  /** In all, whatever the rule above comes to. */
  readonly feeCeilingPence: Pence | null;
  readonly startsOn: LondonDate;
  readonly spendBy: LondonDate;
}

export interface FeeAllowance {
  /** What the agreement allows up to now. */
  readonly allowedPence: Pence;
  readonly takenPence: Pence;
  /** What may still be taken; never below nothing. */
  readonly leftPence: Pence;
}

/**
 * What may be taken by a day. A percentage counts what the funder has sent, and rounds down to the
 * penny; a yearly fee counts each year that has begun, until the fund is to be spent.
 */
export function feeAllowance(
  terms: FeeTerms,
  money: { readonly receivedPence: Pence; readonly takenPence: Pence },
  on: LondonDate,
): FeeAllowance {
  const byRule = allowedByRule(terms, money.receivedPence, on);
  const { feeCeilingPence: ceiling } = terms;
  const allowedPence = ceiling !== null && ceiling < byRule ? ceiling : byRule;
  const { takenPence } = money;
  const leftPence = allowedPence > takenPence ? allowedPence - takenPence : 0n;
  return { allowedPence, takenPence, leftPence };
}

function allowedByRule(terms: FeeTerms, receivedPence: Pence, on: LondonDate): Pence {
  switch (terms.feeKind) {
    case 'none':
      return 0n;
    case 'percent':
      return (receivedPence * BigInt(terms.feeBasisPoints ?? 0)) / 10_000n;
    case 'yearly':
      return (terms.feeYearlyPence ?? 0n) * BigInt(yearsBegun(terms, on));
  }
}

function yearsBegun({ startsOn, spendBy }: FeeTerms, on: LondonDate): number {
  const until = on < spendBy ? on : spendBy;
  let years = 0;
  while (addMonths(startsOn, years * 12) <= until) years++;
  return years;
}

/** `7.5% of what is received, £10,000 in all at most` */
export function feeInWords(terms: Omit<FeeTerms, 'startsOn' | 'spendBy'>): string {
  const { feeKind, feeBasisPoints, feeYearlyPence, feeCeilingPence } = terms;
  if (feeKind === 'none') return 'None';
  const rule =
    feeKind === 'percent'
      ? `${(feeBasisPoints ?? 0) / 100}% of what is received`
      : `${formatPence(feeYearlyPence ?? 0n)} a year`;
  return feeCeilingPence === null
    ? rule
    : `${rule}, ${formatPence(feeCeilingPence)} in all at most`;
}

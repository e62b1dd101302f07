import { type Pence, sumPence } from '../kernel/pence.js';
import type { CashBalance, FundBalance } from '../ledger/balances.queries.js';
import type { Fund } from './fund.entity.js';

/** Where a fund's money is now, in pence. At bank = available + reserved + committed + in transit. */
export interface FundFigures {
  readonly availablePence: Pence;
  readonly reservedPence: Pence;
  readonly committedPence: Pence;
  readonly inTransitPence: Pence;
  readonly atBankPence: Pence;
}

export interface FundWithFigures extends FundFigures {
  readonly fund: Fund;
}

/** Each fund with its figures; a fund that the ledger has nothing for shows nothing. */
export function withFigures(
  funds: readonly Fund[],
  balances: readonly FundBalance[],
  cash: readonly CashBalance[],
): readonly FundWithFigures[] {
  return funds.map((fund) => {
    const balance = balances.find(({ fundId }) => fundId === fund.id);
    return {
      fund,
      availablePence: balance?.availablePence ?? 0n,
      reservedPence: balance?.reservedPence ?? 0n,
      committedPence: balance?.committedPence ?? 0n,
      inTransitPence: balance?.inTransitPence ?? 0n,
      atBankPence: sumPence(cash.filter((at) => at.fundId === fund.id).map(({ pence }) => pence)),
    };
  });
}

/** The bottom row: what is shown above it, and nothing that is not. */
export function totalsOf(funds: readonly FundFigures[]): FundFigures {
  const sumOf = (figure: keyof FundFigures): Pence => sumPence(funds.map((fund) => fund[figure]));
  return {
    availablePence: sumOf('availablePence'),
    reservedPence: sumOf('reservedPence'),
    committedPence: sumOf('committedPence'),
    inTransitPence: sumOf('inTransitPence'),
    atBankPence: sumOf('atBankPence'),
  };
}

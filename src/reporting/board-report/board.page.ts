import { isAgreed, isOnOffer } from '../../awards/award.lifecycle.js';
import type { Fund } from '../../funds/fund.entity.js';
import { sumPence, type Pence } from '../../kernel/pence.js';
import type { FundBalance } from '../../ledger/balances.queries.js';
import type { AwardsOfFund } from './board.queries.js';

/** Where a fund's money came from, is and went: received = available + reserved + committed + in transit + paid out. */
interface FundFigures {
  readonly receivedPence: Pence;
  readonly availablePence: Pence;
  readonly reservedPence: Pence;
  readonly committedPence: Pence;
  readonly inTransitPence: Pence;
  /** Paid to groups, and fees, charges, refunds and transfers out. */
  readonly goneOutPence: Pence;
}

export interface FundOnTheBoard extends FundFigures {
  readonly fund: Fund;
  readonly held: Sum;
  readonly offered: Sum;
  readonly accepted: Sum;
}

interface Sum {
  readonly count: number;
  readonly amountPence: Pence;
}

/** Every fund with its figures and awards, in the order of the funds given. */
export function fundsOnTheBoard(
  funds: readonly Fund[],
  balances: readonly FundBalance[],
  awards: readonly AwardsOfFund[],
): readonly FundOnTheBoard[] {
  const balanceOf = new Map(balances.map((balance) => [balance.fundId, balance]));
  return funds.flatMap((fund) => {
    const balance = balanceOf.get(fund.id);
    if (!balance) return [];
    const own = awards.filter(({ fundId }) => fundId === fund.id);
    return [
      {
        fund,
        ...figuresOf(balance),
        held: sumOf(own.filter(({ status }) => status === 'held')),
        offered: sumOf(own.filter(({ status }) => isOnOffer(status))),
        accepted: sumOf(own.filter(({ status }) => isAgreed(status))),
      },
    ];
  });
}

export interface TotalOnTheBoard extends FundFigures {
  readonly held: Sum;
  readonly offered: Sum;
  readonly accepted: Sum;
  readonly awarded: Sum;
}

export function totalOf(rows: readonly FundOnTheBoard[]): TotalOnTheBoard {
  const total = (name: keyof FundFigures): Pence => sumPence(rows.map((row) => row[name]));
  return {
    receivedPence: total('receivedPence'),
    availablePence: total('availablePence'),
    reservedPence: total('reservedPence'),
    committedPence: total('committedPence'),
    inTransitPence: total('inTransitPence'),
    goneOutPence: total('goneOutPence'),
    held: sumOf(rows.map(({ held }) => held)),
    offered: sumOf(rows.map(({ offered }) => offered)),
    accepted: sumOf(rows.map(({ accepted }) => accepted)),
    awarded: sumOf(rows.flatMap(({ held, offered, accepted }) => [held, offered, accepted])),
  };
}

function figuresOf(balance: FundBalance): FundFigures {
  const { availablePence, reservedPence, committedPence, inTransitPence } = balance;
  return {
    availablePence,
    reservedPence,
    committedPence,
    inTransitPence,
    receivedPence: sumPence([
      balance.openingPence,
      balance.receivedPence,
      balance.interestPence,
      balance.returnedPence,
      balance.movedInPence,
    ]),
    goneOutPence: sumPence([
      balance.paidPence,
      balance.feePence,
      balance.chargedPence,
      balance.refundedPence,
      balance.movedOutPence,
    ]),
  };
}

function sumOf(sums: readonly Sum[]): Sum {
  return {
    count: sums.reduce((count, sum) => count + sum.count, 0),
    amountPence: sumPence(sums.map(({ amountPence }) => amountPence)),
  };
}

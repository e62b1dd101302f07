import { Injectable } from '@nestjs/common';
import type { Pence } from '../../kernel/pence.js';
import { sumPence } from '../../kernel/pence.js';
import { Balances } from '../../ledger/balances.queries.js';
import { Rounds } from '../../rounds/rounds.queries.js';
import { DecisionRecords } from './decision-records.queries.js';

/** One of a round's funds, as it stands now. */
export interface FundOnTheTable {
  readonly fundId: string;
  readonly name: string;
  /** What the ledger has free to award. */
  readonly availablePence: Pence;
  readonly budgetPence: Pence;
  /** The budget less what the round has awarded from it. */
  readonly budgetLeftPence: Pence;
  /** The lesser of the two: the largest award it can make for this round. */
  readonly affordablePence: Pence;
}

/** What a panel has to give, while it decides. The decision itself reads again, under locks. */
@Injectable()
export class RoundMoney {
  constructor(
    private readonly rounds: Rounds,
    private readonly balances: Balances,
    private readonly decisions: DecisionRecords,
  ) {}

  /** By the fund's name. */
  async of(roundId: string): Promise<readonly FundOnTheTable[]> {
    const [funds, decisions] = await Promise.all([
      this.rounds.fundsOf(roundId),
      this.decisions.ofRound(roundId),
    ]);
    const balances = await this.balances.ofFunds(funds.map(({ fundId }) => fundId));
    return funds.map(({ fundId, name, budgetPence }) => {
      const own = decisions.filter((decision) => decision.fundId === fundId);
      const budgetLeftPence =
        budgetPence - sumPence(own.map(({ amountPence }) => amountPence ?? 0n));
      const balance = balances.find((one) => one.fundId === fundId);
      const availablePence = balance?.availablePence ?? 0n;
      const affordablePence = availablePence < budgetLeftPence ? availablePence : budgetLeftPence;
      return { fundId, name, availablePence, budgetPence, budgetLeftPence, affordablePence };
    });
  }
}

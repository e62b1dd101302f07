import { Injectable } from '@nestjs/common';
import type { Pence } from '../../kernel/pence.js';
import { RoundBudgets } from '../../rounds/budget/round-budgets.queries.js';
import { Rounds } from '../../rounds/rounds.queries.js';

/** One of a round's funds, as it stands now. */
export interface FundOnTheTable {
  readonly fundId: string;
  readonly name: string;
  readonly budgetPence: Pence;
  /** What is left of the budget: the largest award the fund can make for this round. */
  readonly affordablePence: Pence;
  /** Kinds of cost it may not pay for, by its agreement. */
  readonly excludedCosts: readonly string[];
}

/** What a panel has to give, while it decides. The decision itself reads again, under locks. */
@Injectable()
export class RoundMoney {
  constructor(
    private readonly budgets: RoundBudgets,
    private readonly rounds: Rounds,
  ) {}

  /** By the fund's name. */
  async of(roundId: string): Promise<readonly FundOnTheTable[]> {
    const [budgets, funds] = await Promise.all([
      this.budgets.of(roundId),
      this.rounds.fundsOf(roundId),
    ]);
    return budgets.map(({ fundId, name, budgetPence, reservedPence }) => ({
      ...{ fundId, name, budgetPence },
      affordablePence: reservedPence,
      excludedCosts: funds.find((fund) => fund.fundId === fundId)?.excludedCosts ?? [],
    }));
  }
}

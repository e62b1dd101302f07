import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Pence } from '../kernel/pence.js';

/** What a round has to give, and has given. */
export interface MoneyOfRound {
  /** What its funds have set aside for it, together. */
  readonly budgetPence: Pence;
  /** What its awards come to in the ledger. */
  readonly awardedPence: Pence;
  /** Budget less awards; never below nothing, as a fund may give a round more than its budget. */
  readonly leftPence: Pence;
}

/** One figure, one query: the front page and the coordinator read the same. */
@Injectable()
export class RoundMoney {
  constructor(private readonly dataSource: DataSource) {}

  /** Of every round, by its id. */
  async all(): Promise<ReadonlyMap<string, MoneyOfRound>> {
    const rows = await this.dataSource.query<{ id: string; budget: string; awarded: string }[]>(
      `SELECT r.id,
              (SELECT coalesce(sum(budget_pence), 0) FROM round_fund WHERE round_id = r.id) AS budget,
              (SELECT coalesce(sum(c.amount), 0)
                 FROM award w
                 JOIN application a ON a.id = w.application_id
                 JOIN ledger.commitment c ON c.commitment_id = w.id
                WHERE a.round_id = r.id) AS awarded
         FROM round r`,
    );
    return new Map(
      rows.map(({ id, budget, awarded }) => [id, moneyOf(BigInt(budget), BigInt(awarded))]),
    );
  }
}

function moneyOf(budgetPence: Pence, awardedPence: Pence): MoneyOfRound {
  const leftPence = budgetPence > awardedPence ? budgetPence - awardedPence : 0n;
  return { budgetPence, awardedPence, leftPence };
}

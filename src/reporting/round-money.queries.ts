import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Pence } from '../kernel/pence.js';

/** What a round has to give, and has given. */
export interface MoneyOfRound {
  /** What its funds have set aside for it, together, with what went back since. */
  readonly budgetPence: Pence;
  /** What its awards come to in the ledger. */
  readonly awardedPence: Pence;
  /** What is left in the funds' reserves for it. */
  readonly leftPence: Pence;
}

/** One figure, one query: the front page and the coordinator read the same. */
@Injectable()
export class RoundMoney {
  constructor(private readonly dataSource: DataSource) {}

  /** Of every round, by its id. */
  all(): Promise<ReadonlyMap<string, MoneyOfRound>> {
    return this.select('', []);
  }

  /** Of these rounds, by id. */
  of(roundIds: readonly string[]): Promise<ReadonlyMap<string, MoneyOfRound>> {
    return this.select('WHERE r.id = ANY($1)', [roundIds]);
  }

  private async select(
    where: string,
    parameters: readonly unknown[],
  ): Promise<ReadonlyMap<string, MoneyOfRound>> {
    const rows = await this.dataSource.query<
      { id: string; budget: string; awarded: string; left: string }[]
    >(
      `SELECT r.id,
              (SELECT coalesce(sum(budget_pence), 0) FROM round_fund WHERE round_id = r.id) AS budget,
              (SELECT coalesce(sum(c.amount), 0)
                 FROM award w
                 JOIN application a ON a.id = w.application_id
                 JOIN ledger.commitment_balance c ON c.commitment_id = w.id
                WHERE a.round_id = r.id) AS awarded,
              (SELECT coalesce(sum(v.reserved), 0)
                 FROM fund_reservation s
                 JOIN ledger.reservation_balance v ON v.reservation_id = s.id
                WHERE s.holder_id = r.id) AS left
         FROM round r ${where}`,
      [...parameters],
    );
    return new Map(
      rows.map(({ id, budget, awarded, left }) => [
        id,
        {
          budgetPence: BigInt(budget),
          awardedPence: BigInt(awarded),
          leftPence: BigInt(left),
        },
      ]),
    );
  }
}

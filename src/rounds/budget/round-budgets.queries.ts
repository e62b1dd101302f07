import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Reservations } from '../../funds/reservation/reservations.queries.js';
import type { Pence } from '../../kernel/pence.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import type { BudgetChangeKind } from './budget-change.entity.js';
import { awardedOf, type BudgetOfFund } from './budget.rules.js';

/** A round's budget from one fund, and where it has gone. Budget = awarded + recommended + left + given back. */
export interface RoundBudget extends BudgetOfFund {
  readonly awardedPence: Pence;
}

export interface RecordedBudgetChange {
  readonly fundName: string;
  readonly kind: BudgetChangeKind;
  readonly amountPence: Pence;
  readonly reason: string;
  readonly changedAt: Date;
  readonly changedByName: string;
}

interface Row {
  readonly fundId: string;
  readonly name: string;
  readonly budgetPence: string;
  readonly givenBackPence: string;
}

const SELECT = `
  SELECT f.id AS "fundId", f.name, b.budget_pence AS "budgetPence", b.given_back_pence AS "givenBackPence"
    FROM round_fund b JOIN fund f ON f.id = b.fund_id WHERE b.round_id = $1`;

@Injectable()
export class RoundBudgets {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reservations: Reservations,
  ) {}

  /** By the fund's name. */
  async of(roundId: string): Promise<readonly RoundBudget[]> {
    const [rows, reserved, apart] = await Promise.all([
      this.dataSource.query<Row[]>(`${SELECT} ORDER BY f.name, f.id`, [roundId]),
      this.reservations.of(roundId),
      this.reservations.setApartFrom(roundId),
    ]);
    const left = new Map(reserved.map(({ fundId, reservedPence }) => [fundId, reservedPence]));
    return rows.map((row) => budgetOf(row, left.get(row.fundId), apart.get(row.fundId)));
  }

  /** The same as they stay until this transaction ends: the round's rows first, then the ledger's funds. */
  async lock(tx: Tx, roundId: string): Promise<readonly RoundBudget[]> {
    await tx.query('SELECT FROM round WHERE id = $1 FOR NO KEY UPDATE', [roundId]);
    const rows = await tx.query<Row[]>(`${SELECT} ORDER BY f.id FOR UPDATE OF b`, [roundId]);
    const fundIds = rows.map(({ fundId }) => fundId);
    const reserved = await this.reservations.lock(tx, roundId, fundIds);
    const apart = await this.reservations.setApartFrom(roundId, tx);
    return rows.map((row) =>
      budgetOf(row, reserved.get(row.fundId)?.reservedPence, apart.get(row.fundId)),
    );
  }

  /** How they were changed since the round was opened, the latest first. */
  async changesOf(roundId: string): Promise<readonly RecordedBudgetChange[]> {
    const rows = await this.dataSource.query<(RecordedBudgetChange & { amountPence: string })[]>(
      `SELECT f.name AS "fundName", c.kind, c.amount_pence AS "amountPence", c.reason,
              c.changed_at AS "changedAt", p.name AS "changedByName"
         FROM budget_change c JOIN fund f ON f.id = c.fund_id JOIN person p ON p.id = c.changed_by
        WHERE c.round_id = $1 ORDER BY c.changed_at DESC, f.name, c.id`,
      [roundId],
    );
    return rows.map((row) => ({ ...row, amountPence: BigInt(row.amountPence) }));
  }
}

function budgetOf(
  { fundId, name, ...row }: Row,
  reservedPence: Pence = 0n,
  recommendedPence: Pence = 0n,
): RoundBudget {
  const sums = {
    budgetPence: BigInt(row.budgetPence),
    givenBackPence: BigInt(row.givenBackPence),
    reservedPence,
    recommendedPence,
  };
  return { fundId, name, ...sums, awardedPence: awardedOf(sums) };
}

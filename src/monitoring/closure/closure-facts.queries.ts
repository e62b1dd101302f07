import { Injectable, NotFoundException } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AwardStatus } from '../../awards/award.lifecycle.js';
import { AwardMoney } from '../../payments/asked-back/award-money.queries.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { AdmittedSpending } from './admitted-spending.queries.js';
import type { ClosureFacts } from './closure.rules.js';

/** What closing an award depends on. */
@Injectable()
export class ClosureFactsQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly money: AwardMoney,
    private readonly spending: AdmittedSpending,
  ) {}

  /** To show. @throws NotFoundException when there is no such award. */
  of(awardId: string): Promise<ClosureFacts> {
    return this.load(this.dataSource, awardId);
  }

  /**
   * The award first, as everybody takes it: payments, returns and what comes back wait for it, so that it stays as it
   * is until this transaction ends.
   */
  async loadForUpdate(tx: Tx, awardId: string): Promise<ClosureFacts> {
    await tx.query('SELECT FROM award WHERE id = $1 FOR UPDATE', [awardId]);
    return this.load(tx, awardId);
  }

  private async load(db: Pick<Tx, 'query'>, awardId: string): Promise<ClosureFacts> {
    const [row] = await db.query<
      {
        status: AwardStatus;
        openReturns: readonly number[];
        underWay: readonly string[];
        isClawbackProposed: boolean;
      }[]
    >(
      `SELECT w.status,
              ARRAY(SELECT m.number FROM monitoring_return m
                     WHERE m.award_id = w.id AND m.status NOT IN ('accepted', 'waived') ORDER BY m.number) AS "openReturns",
              ARRAY(SELECT i.reference FROM instalment i
                     WHERE i.award_id = w.id AND i.status IN ('in-run', 'sent') ORDER BY i.number) AS "underWay",
              EXISTS (SELECT FROM clawback c
                       WHERE c.award_id = w.id AND c.status = 'proposed') AS "isClawbackProposed"
         FROM award w WHERE w.id = $1`,
      [awardId],
    );
    if (!row) throw new NotFoundException();
    const money = await this.money.of(awardId, db);
    const spentPence = await this.spending.of(awardId, db);
    return { ...row, balance: { ...money, spentPence } };
  }
}

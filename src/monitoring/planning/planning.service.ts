import { Injectable } from '@nestjs/common';
import { AwardPlans } from '../../awards/award-plans.queries.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { MonitoringReturn } from '../monitoring-return.entity.js';
import { returnsOf } from './planning.rules.js';

/** Plans the returns of an award once its offer is accepted. */
@Injectable()
export class ReturnPlanning {
  constructor(
    private readonly transactions: Transactions,
    private readonly plans: AwardPlans,
    private readonly audit: Audit,
  ) {}

  /**
   * Harmless twice, also at once: each return of an award is planned one time. None of one that was refused since.
   * @throws Error when the award is not accepted.
   */
  async plan(awardId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const award = await this.plans.lock(tx, awardId);
      const returns = award ? returnsOf(award) : [];
      if (returns.length === 0) return;
      const inserted = await tx
        .createQueryBuilder()
        .insert()
        .into(MonitoringReturn)
        .values(returns.map((planned) => ({ ...planned, awardId, status: 'due' })))
        .orIgnore()
        .returning('id')
        .execute();
      if ((inserted.raw as unknown[]).length === 0) return;
      await this.audit.record(tx, {
        subject: `award/${awardId}`,
        act: 'returns-planned',
        by: null,
        detail: { returns: returns.length },
      });
    });
  }

  /** The trustee refused the award before any of it was paid: its returns are not asked for. Harmless twice. */
  async giveUp(awardId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      await tx.query('SELECT FROM award WHERE id = $1 FOR SHARE', [awardId]);
      const [, given] = await tx.query<[unknown, number]>(
        `DELETE FROM monitoring_return m WHERE m.award_id = $1 AND m.status = 'due'
            AND EXISTS (SELECT FROM award WHERE id = $1 AND status = 'refused')
            AND NOT EXISTS (SELECT FROM instalment i
                             WHERE i.award_id = $1 AND i.status IN ('sent', 'cleared'))`,
        [awardId],
      );
      if (given === 0) return;
      await this.audit.record(tx, {
        subject: `award/${awardId}`,
        act: 'returns-given-up',
        by: null,
        detail: { returns: given },
      });
    });
  }
}

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
   * Harmless twice, also at once: each return of an award is planned one time.
   * @throws Error when the award is not accepted.
   */
  async plan(awardId: string): Promise<void> {
    const award = await this.plans.of(awardId);
    if (!award) throw new Error(`Award ${awardId} is not accepted: its returns are not planned`);
    const returns = returnsOf(award);
    if (returns.length === 0) return;
    await this.transactions.run(async (tx) => {
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
}

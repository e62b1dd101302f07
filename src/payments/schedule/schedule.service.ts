import { Injectable } from '@nestjs/common';
import { AwardPlans } from '../../awards/award-plans.queries.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { Instalment } from '../instalment.entity.js';
import { scheduleOf } from './schedule.rules.js';

/** Plans the payments of an award once its offer is accepted. */
@Injectable()
export class Schedule {
  constructor(
    private readonly transactions: Transactions,
    private readonly plans: AwardPlans,
    private readonly audit: Audit,
  ) {}

  /**
   * Harmless twice, also at once: each instalment of an award is planned one time. None of one that was refused since.
   * @throws Error when the award is not accepted.
   */
  async plan(awardId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const award = await this.plans.lock(tx, awardId);
      if (!award) return;
      const instalments = scheduleOf(award);
      const inserted = await tx
        .createQueryBuilder()
        .insert()
        .into(Instalment)
        .values(instalments.map((instalment) => ({ ...instalment, awardId, status: 'planned' })))
        .orIgnore()
        .returning('id')
        .execute();
      if ((inserted.raw as unknown[]).length === 0) return;
      await this.audit.record(tx, {
        subject: `award/${awardId}`,
        act: 'payments-planned',
        by: null,
        detail: { instalments: instalments.length },
      });
    });
  }
}

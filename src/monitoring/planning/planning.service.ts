import { Injectable } from '@nestjs/common';
import { AwardPlans } from '../../awards/award-plans.queries.js';
import { PaymentGates } from '../../payments/gates/payment-gates.service.js';
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
    private readonly gates: PaymentGates,
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
      for (const { number, dueOn } of returns) await this.gates.expect(tx, awardId, number, dueOn);
      await this.audit.record(tx, {
        subject: `award/${awardId}`,
        act: 'returns-planned',
        by: null,
        detail: { returns: returns.length },
      });
    });
  }

  /** The trustee refused the award, it was given up or it ended early, before any of it was paid: its returns are not asked for. Harmless twice. */
  async giveUp(awardId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      await tx.query('SELECT FROM award WHERE id = $1 FOR SHARE', [awardId]);
      const [, kept] = await tx.query<[unknown, number]>(
        `UPDATE monitoring_return m SET status = 'waived' WHERE ${GIVEN_UP} AND ${ON_RECORD}`,
        [awardId],
      );
      const [, forgotten] = await tx.query<[unknown, number]>(
        `DELETE FROM monitoring_return m WHERE ${GIVEN_UP} AND NOT ${ON_RECORD}`,
        [awardId],
      );
      const given = kept + forgotten;
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

const GIVEN_UP = `m.award_id = $1 AND m.status = 'due'
  AND EXISTS (SELECT FROM award WHERE id = $1 AND status IN ('refused', 'withdrawn', 'terminated'))
  AND NOT EXISTS (SELECT FROM instalment i WHERE i.award_id = $1 AND i.status IN ('sent', 'cleared'))`;

/** Somebody has judged it, or asked for another day: that is never deleted, and so the return isn't. */
const ON_RECORD = `(EXISTS (SELECT FROM return_due_change c WHERE c.return_id = m.id)
  OR EXISTS (SELECT FROM return_review r WHERE r.return_id = m.id))`;

import { Injectable } from '@nestjs/common';
import { AwardPlans } from '../../awards/award-plans.queries.js';
import { Clock } from '../../kernel/clock.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Instalment } from '../instalment.entity.js';
import { DaysOfPayments } from './days-of-payments.service.js';
import { replanningOf, scheduleOf, type Replanning } from './schedule.rules.js';

/** Plans the payments of an award once its offer is accepted, and anew when the award is changed. */
@Injectable()
export class Schedule {
  constructor(
    private readonly transactions: Transactions,
    private readonly plans: AwardPlans,
    private readonly days: DaysOfPayments,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Harmless twice, also at once: the payments of an award are planned one time. None of one that has ended since.
   * @throws Error when the award is not accepted.
   */
  async plan(awardId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const award = await this.plans.lock(tx, awardId);
      const instalments = award ? scheduleOf(award) : [];
      if (instalments.length === 0 || (await tx.existsBy(Instalment, { awardId }))) return;
      await tx.insert(
        Instalment,
        instalments.map((instalment) => ({ ...instalment, awardId, status: 'planned' as const })),
      );
      await this.days.open(tx, awardId);
      await this.record(tx, awardId, 'payments-planned', { instalments: instalments.length });
    });
  }

  /**
   * After a change of the award: its payments come to it again, by its own newest plan where that fits. Harmless
   * twice, also at once; nothing is done for an award of which no payment is planned yet.
   */
  async replan(awardId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      await tx.query('SELECT FROM award WHERE id = $1 FOR NO KEY UPDATE', [awardId]);
      const instalments = await tx.find(Instalment, {
        where: { awardId },
        order: { id: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      });
      if (instalments.length === 0) return;
      const plan = await this.plans.ofAward(awardId, tx);
      const replanning = replanningOf(plan, instalments, this.clock.today());
      const { changed, added, givenUp } = replanning;
      if (changed.length + added.length + givenUp.length === 0) return;
      await write(tx, awardId, replanning);
      await this.days.open(tx, awardId);
      await this.record(tx, awardId, 'payments-planned-anew', {
        ...{ changed: changed.length, added: added.length, givenUp: givenUp.length },
      });
    });
  }

  private async record(
    tx: Tx,
    awardId: string,
    act: string,
    detail: Readonly<Record<string, number>>,
  ): Promise<void> {
    await this.audit.record(tx, { subject: `award/${awardId}`, act, by: null, detail });
  }
}

async function write(
  tx: Tx,
  awardId: string,
  { changed, added, givenUp }: Replanning,
): Promise<void> {
  for (const { id, ...change } of changed) {
    await tx.update(Instalment, { id }, { ...change, status: 'planned' });
  }
  for (const id of givenUp) await tx.update(Instalment, { id }, { status: 'given-up' });
  for (const instalment of added) {
    await tx.insert(Instalment, { ...instalment, awardId, status: 'planned' });
  }
}

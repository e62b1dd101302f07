import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Variations } from '../../awards/variation/variations.queries.js';
import { addMonths } from '../../kernel/london.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { DueDates } from '../due-date/due-date.service.js';
import { MonitoringReturn } from '../monitoring-return.entity.js';

/** What an approved change of an award means for its returns: those that have not been sent are due later. */
@Injectable()
export class VariedReturns {
  constructor(
    private readonly transactions: Transactions,
    private readonly variations: Variations,
    private readonly dueDates: DueDates,
    private readonly audit: Audit,
  ) {}

  /** Harmless twice: the record of acts says whether this change has moved them. */
  async follow(variationId: string): Promise<void> {
    const variation = await this.variations.byId(variationId);
    const months = variation?.after.returnsLaterByMonths ?? 0;
    if (variation?.status !== 'approved' || variation.kind !== 'dates' || months === 0) return;
    const { awardId, number, settledBy: by } = variation;
    if (by === null) throw new Error(`Change ${variationId} was approved by nobody`);
    const reason = `Change ${number} of the grant was approved`;
    await this.transactions.run(async (tx) => {
      await tx.query('SELECT FROM award WHERE id = $1 FOR NO KEY UPDATE', [awardId]);
      if (await this.haveMoved(tx, awardId, variationId)) return;
      const owed = await tx.find(MonitoringReturn, {
        where: { awardId, status: In(['due', 'queried']) },
        order: { number: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      });
      for (const one of owed) {
        const dueOn = addMonths(one.dueOn, months);
        await this.dueDates.follow(tx, one, { toDueOn: dueOn, reason, by });
      }
      await this.audit.record(tx, {
        subject: `award/${awardId}`,
        act: 'returns-moved',
        by: null,
        detail: { variationId, change: number, months, returns: owed.length },
      });
    });
  }

  private async haveMoved(tx: Tx, awardId: string, variationId: string): Promise<boolean> {
    const known = await tx.query<unknown[]>(
      `SELECT FROM audit_event WHERE subject = $1 AND act = 'returns-moved' AND detail ->> 'variationId' = $2`,
      [`award/${awardId}`, variationId],
    );
    return known.length > 0;
  }
}

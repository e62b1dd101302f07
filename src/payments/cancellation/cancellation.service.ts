import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { PaymentRun } from '../payment-run.entity.js';
import { refusalsToAct } from '../payment-run.rules.js';
import { RunFactsQueries } from '../run-facts.queries.js';
import { RunItems } from '../run-items.service.js';

/** Stops a whole run before it is sent: its payments are planned again. */
@Injectable()
export class Cancellation {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: RunFactsQueries,
    private readonly items: RunItems,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * A second click of the same person changes nothing.
   * @throws Refused once it is sent, or cancelled by somebody else.
   */
  cancel(runId: string, reason: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { run, items } = await this.facts.loadForUpdate(tx, runId);
      if (run.status === 'cancelled' && run.cancelledBy === by) return;
      refuseIfAny(refusalsToAct('cancel', run, by));
      for (const item of items) await this.items.takeOut(tx, run.reference, item, reason, by);
      await tx.update(
        PaymentRun,
        { id: runId },
        {
          status: 'cancelled',
          cancelledAt: this.clock.now(),
          cancelledBy: by,
          cancelReason: reason,
        },
      );
      await this.audit.record(tx, {
        subject: `payment-run/${runId}`,
        act: 'cancelled',
        by,
        detail: { reason },
      });
    });
  }
}

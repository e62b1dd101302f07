import { Injectable } from '@nestjs/common';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { PaymentRunItem } from '../payment-run-item.entity.js';
import { refusalsToAct } from '../payment-run.rules.js';
import { RunFactsQueries } from '../run-facts.queries.js';
import { RunItems } from '../run-items.service.js';

export interface RemovePayment {
  readonly runId: string;
  readonly itemId: string;
  readonly reason: string;
  readonly by: string;
}

/** Takes one payment out of a run that has not been sent; the others go on. */
@Injectable()
export class Removal {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: RunFactsQueries,
    private readonly items: RunItems,
  ) {}

  /**
   * A second click changes nothing.
   * @throws Refused once the run is sent or cancelled.
   */
  remove({ runId, itemId, reason, by }: RemovePayment): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { run, items } = await this.facts.loadForUpdate(tx, runId);
      if (await tx.existsBy(PaymentRunItem, { id: itemId, runId, status: 'taken-out' })) return;
      refuseIfAny(refusalsToAct('take-out', run, by));
      const item = items.find((each) => each.itemId === itemId);
      if (item) await this.items.takeOut(tx, run.reference, item, reason, by);
    });
  }
}

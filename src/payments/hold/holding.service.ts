import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { PaymentHold } from './payment-hold.entity.js';

/** Lets the payments of an award wait, for a reason that is none of the others. */
@Injectable()
export class Holding {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** What is in a run that was not sent is taken out of it at its next step. On hold already: nothing changes. */
  hold(awardId: string, reason: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      await lockAward(tx, awardId);
      if (await tx.existsBy(PaymentHold, { awardId, liftedAt: IsNull() })) return;
      await tx.insert(PaymentHold, { awardId, reason, heldAt: this.clock.now(), heldBy: by });
      await this.record(tx, awardId, 'payments-held', by, { reason });
    });
  }

  /** Not on hold: nothing changes. */
  lift(awardId: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      await lockAward(tx, awardId);
      const { affected } = await tx.update(
        PaymentHold,
        { awardId, liftedAt: IsNull() },
        { liftedAt: this.clock.now(), liftedBy: by },
      );
      if (affected === 0) return;
      await this.record(tx, awardId, 'payments-hold-lifted', by, {});
    });
  }

  private async record(
    tx: Tx,
    awardId: string,
    act: string,
    by: string,
    detail: Readonly<Record<string, string>>,
  ): Promise<void> {
    await this.audit.record(tx, { subject: `award/${awardId}`, act, by, detail });
  }
}

/** Paying it takes the same lock the other way, and waits. */
async function lockAward(tx: Tx, awardId: string): Promise<void> {
  await tx.query('SELECT FROM award WHERE id = $1 FOR NO KEY UPDATE', [awardId]);
}

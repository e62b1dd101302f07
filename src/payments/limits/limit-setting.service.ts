import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Pence } from '../../kernel/pence.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { FundPaymentLimit } from './payment-limit.entity.js';

export interface SetLimit {
  readonly fundId: string;
  readonly itemPence: Pence;
  readonly runPence: Pence;
  readonly by: string;
}

/** From which sums on a fund's payments need a third person: for runs prepared from now on. */
@Injectable()
export class LimitSetting {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The same limits again change nothing. */
  async set({ fundId, itemPence, runPence, by }: SetLimit): Promise<void> {
    await this.transactions.run(async (tx) => {
      const before = await tx.findOneBy(FundPaymentLimit, { fundId });
      if (before?.itemPence === itemPence && before.runPence === runPence) return;
      await tx.upsert(
        FundPaymentLimit,
        { fundId, itemPence, runPence, setAt: this.clock.now(), setBy: by },
        ['fundId'],
      );
      await this.audit.record(tx, {
        subject: `fund/${fundId}`,
        act: 'payment-limit-set',
        by,
        detail: { itemPence: itemPence.toString(), runPence: runPence.toString() },
      });
    });
  }
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { refuse } from '../../../kernel/refusal.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions } from '../../../platform/database/transactions.service.js';
import { MonitoringReturn } from '../../monitoring-return.entity.js';
import { StoryConsent } from '../story-consent.entity.js';

/** Somebody in a story or a photograph doesn't want to be seen any more. */
@Injectable()
export class ConsentWithdrawal {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * From the next page on nobody but staff is shown them. Taken back once: a second click changes nothing.
   * @throws Refused when nothing was agreed.
   */
  withdraw(command: {
    readonly returnId: string;
    readonly reason: string;
    readonly by: string;
  }): Promise<void> {
    const { returnId, reason, by } = command;
    return this.transactions.run(async (tx) => {
      const told = await tx.findOneByOrFail(MonitoringReturn, { id: returnId });
      const consent = await tx.findOne(StoryConsent, {
        where: { returnId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!consent) refuse('no-consent', 'Nobody is shown in this return');
      if (consent.withdrawnAt !== null) return;
      const withdrawn = { withdrawnAt: this.clock.now(), withdrawnBy: by, reason };
      await tx.update(StoryConsent, { returnId }, withdrawn);
      await this.audit.record(tx, {
        subject: `award/${told.awardId}`,
        act: 'consent-withdrawn',
        by,
        detail: { number: told.number },
      });
    });
  }
}

import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { refuse } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { sameAsSent } from '../../platform/database/sent-before.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { Tranche } from './tranche.entity.js';

export interface ExpectTranche {
  readonly fundId: string;
  readonly amountPence: Pence;
  readonly expectedOn: LondonDate;
  /** What it depends on; '' for nothing. */
  readonly note: string;
  readonly formKey: string;
  readonly announcedBy: string;
}

@Injectable()
export class ExpectedTranches {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Notes what the funder has announced. The same form again is the same tranche. */
  expect(command: ExpectTranche): Promise<Tranche> {
    return this.transactions.run(async (tx) => {
      await tx.query('SELECT FROM fund WHERE id = $1 FOR NO KEY UPDATE', [command.fundId]);
      const before = await tx.findOneBy(Tranche, { formKey: command.formKey });
      if (before) return sameAsSent(before, command, ['fundId', 'amountPence', 'expectedOn']);
      const tranche = await tx.save(Tranche, { ...command, announcedAt: this.clock.now() });
      await this.audit.record(tx, {
        subject: `fund/${command.fundId}`,
        act: 'tranche expected',
        by: command.announcedBy,
        detail: { trancheId: tranche.id, amountPence: command.amountPence.toString() },
      });
      return tranche;
    });
  }

  /** @throws Refused when it was withdrawn before, by somebody else or for another reason. */
  withdraw(trancheId: string, reason: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const tranche = await tx.findOne(Tranche, { where: { id: trancheId }, lock });
      if (!tranche) throw new NotFoundException();
      if (tranche.withdrawnAt) {
        if (tranche.withdrawnBy === by && tranche.withdrawnReason === reason) return;
        refuse('withdrawn-already', 'It was noted already that this is no longer expected');
      }
      const withdrawnAt = this.clock.now();
      await tx.update(
        Tranche,
        { id: trancheId },
        { withdrawnAt, withdrawnBy: by, withdrawnReason: reason },
      );
      await this.audit.record(tx, {
        subject: `fund/${tranche.fundId}`,
        act: 'tranche withdrawn',
        by,
        detail: { trancheId, reason },
      });
    });
  }
}

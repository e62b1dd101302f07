import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { AskedBacks } from '../../payments/asked-back/asked-backs.service.js';
import { AwardMoney } from '../../payments/asked-back/award-money.queries.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { clawbackWrittenOff } from '../monitoring.events.js';
import { Clawback } from './clawback.entity.js';
import {
  refusalsToProposeWriteOff,
  refusalsToWriteOff,
  type WriteOffFacts,
} from './clawback.rules.js';

/** What will never come: one person proposes to ask no more for it, another confirms. */
@Injectable()
export class WritingOff {
  constructor(
    private readonly transactions: Transactions,
    private readonly money: AwardMoney,
    private readonly askedBacks: AskedBacks,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** A second click changes nothing. @throws Refused when nothing is to come, or it is proposed already. */
  propose(clawbackId: string, reason: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { clawback, facts } = await this.locked(tx, clawbackId);
      if (clawback.writeOffReason === reason && clawback.writeOffProposedBy === by) return;
      refuseIfAny(refusalsToProposeWriteOff(facts));
      await tx.update(
        Clawback,
        { id: clawbackId },
        {
          ...{ writeOffReason: reason, writeOffProposedBy: by },
          writeOffProposedAt: this.clock.now(),
        },
      );
      await this.record(tx, clawback.awardId, 'write-off-proposed', by, { reason });
    });
  }

  /** What is still to come at that moment is written off. A second click changes nothing. @throws Refused */
  confirm(clawbackId: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { clawback, facts } = await this.locked(tx, clawbackId);
      if (clawback.writtenOffBy === by) return;
      refuseIfAny(refusalsToWriteOff(facts, by));
      await tx.update(
        Clawback,
        { id: clawbackId },
        { writtenOffAt: this.clock.now(), writtenOffBy: by },
      );
      await this.askedBacks.writeOff(tx, clawbackId, facts.outstandingPence);
      await this.record(tx, clawback.awardId, 'written-off', by, {
        amountPence: facts.outstandingPence.toString(),
      });
      await this.outbox.add(tx, clawbackWrittenOff(clawbackId));
    });
  }

  /** The rest is asked for after all. Nothing proposed: nothing changes. @throws Refused when it is written off. */
  withdraw(clawbackId: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { clawback, facts } = await this.locked(tx, clawbackId);
      if (facts.proposedBy === null) return;
      if (facts.isWrittenOff) refuseIfAny(refusalsToWriteOff(facts, by));
      await tx.update(
        Clawback,
        { id: clawbackId },
        { writeOffReason: null, writeOffProposedAt: null, writeOffProposedBy: null },
      );
      await this.record(tx, clawback.awardId, 'write-off-withdrawn', by, {});
    });
  }

  /** Money that comes back locks the award as well: what is written off is what is really still to come. */
  private async locked(
    tx: Tx,
    clawbackId: string,
  ): Promise<{ readonly clawback: Clawback; readonly facts: WriteOffFacts }> {
    const found = await tx.findOneBy(Clawback, { id: clawbackId });
    if (!found) throw new NotFoundException();
    await tx.query('SELECT FROM award WHERE id = $1 FOR UPDATE', [found.awardId]);
    const clawback = await tx.findOneByOrFail(Clawback, { id: clawbackId });
    const asked = await this.money.askedBackOf(found.awardId, tx);
    const figures = asked.find(({ id }) => id === clawbackId);
    return {
      clawback,
      facts: {
        status: clawback.status,
        outstandingPence: figures?.outstandingPence ?? 0n,
        proposedBy: clawback.writeOffProposedBy,
        isWrittenOff: clawback.writtenOffAt !== null,
      },
    };
  }

  private record(
    tx: Tx,
    awardId: string,
    act: string,
    by: string,
    detail: Readonly<Record<string, string>>,
  ): Promise<void> {
    return this.audit.record(tx, { subject: `award/${awardId}`, act, by, detail });
  }
}

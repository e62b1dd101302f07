import { Injectable, NotFoundException } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { refuse } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { Award } from '../award.entity.js';
import { afterAct } from '../award.lifecycle.js';
import { awardHeld, awardResumed } from '../changes.events.js';
import { AwardHold } from './award-hold.entity.js';

/** Lets everything about an award wait: its payments, changes to it, its returns. */
@Injectable()
export class Holding {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * What is in a run that was not sent is taken out of it at its next step. On hold already: nothing changes.
   * @throws Refused unless it is accepted or being paid.
   */
  hold(awardId: string, reason: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { status } = await lockedAward(tx, awardId);
      if (status === 'on-hold') return;
      const next = afterAct('hold', status);
      if ('refusal' in next) refuse(next.refusal.code, next.refusal.message);
      const was = status === 'active' ? 'active' : 'accepted';
      const hold = await tx.save(AwardHold, {
        ...{ awardId, was, reason, heldAt: this.clock.now(), heldBy: by },
      });
      await tx.update(Award, { id: awardId }, { status: next.status });
      await this.record(tx, awardId, 'held', by, { from: status, reason });
      await this.outbox.add(tx, awardHeld(hold.id));
    });
  }

  /** It is again what it was before. Not on hold: nothing changes. */
  lift(awardId: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { status } = await lockedAward(tx, awardId);
      const open = await tx.findOneBy(AwardHold, { awardId, liftedAt: IsNull() });
      if (!open) return;
      const next = afterAct(open.was === 'active' ? 'resume-active' : 'resume-accepted', status);
      if ('refusal' in next) throw new Error(`The hold of ${awardId} can't be lifted`);
      const lifted = { liftedAt: this.clock.now(), liftedBy: by };
      await tx.update(AwardHold, { id: open.id }, lifted);
      await tx.update(Award, { id: awardId }, { status: next.status });
      await this.record(tx, awardId, 'hold-lifted', by, { to: next.status });
      await this.outbox.add(tx, awardResumed(open.id));
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
async function lockedAward(tx: Tx, id: string): Promise<Award> {
  const lock = { mode: 'for_no_key_update' } as const;
  const award = await tx.findOne(Award, { where: { id }, lock });
  if (!award) throw new NotFoundException();
  return award;
}

import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Fund } from '../fund.entity.js';
import { PublicationHold } from './publication-hold.entity.js';
import { isInForce, refusalsToHold, refusalsToLift } from './publication-hold.rules.js';

export interface HoldPublication {
  readonly fundId: string;
  /** The first day on which awards may be public; null until the funder agrees. */
  readonly publishFrom: LondonDate | null;
  readonly reason: string;
  readonly by: string;
}

export interface LiftPublicationHold {
  readonly fundId: string;
  /** What the funder agreed to, and where that is written. */
  readonly reason: string;
  readonly by: string;
}

/** Keeps awards from a fund out of everything public, as its funder wishes, until its day or until it is lifted. */
@Injectable()
export class PublicationHolding {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * The same again, by a second click, is the hold that there is.
   * @throws Refused when publication is held already, or the day is not ahead.
   * @throws NotFoundException when there is no such fund.
   */
  hold({ fundId, publishFrom, reason, by }: HoldPublication): Promise<void> {
    return this.transactions.run(async (tx) => {
      const live = await this.lockLive(tx, fundId);
      if (live?.publishFrom === publishFrom && live.reason === reason) return;
      refuseIfAny(refusalsToHold(live !== undefined, publishFrom, this.clock.today()));
      const heldAt = this.clock.now();
      await tx.insert(PublicationHold, { fundId, publishFrom, reason, heldAt, heldBy: by });
      await this.record(tx, 'publication held', { fundId, by, detail: { publishFrom, reason } });
    });
  }

  /**
   * What was accepted is public from now on. A second click changes nothing.
   * @throws Refused when publication is not held.
   * @throws NotFoundException when there is no such fund.
   */
  lift({ fundId, reason, by }: LiftPublicationHold): Promise<void> {
    return this.transactions.run(async (tx) => {
      const live = await this.lockLive(tx, fundId);
      if (!live && (await tx.existsBy(PublicationHold, { fundId, liftedReason: reason }))) return;
      refuseIfAny(refusalsToLift(live !== undefined));
      const lifted = { liftedAt: this.clock.now(), liftedBy: by, liftedReason: reason };
      await tx.update(PublicationHold, { id: live?.id }, lifted);
      await this.record(tx, 'publication hold lifted', { fundId, by, detail: { reason } });
    });
  }

  private async lockLive(tx: Tx, fundId: string): Promise<PublicationHold | undefined> {
    const lock = { mode: 'pessimistic_write' } as const;
    const fund = await tx.findOne(Fund, { where: { id: fundId }, lock });
    if (!fund) throw new NotFoundException();
    const all = await tx.findBy(PublicationHold, { fundId });
    const today = this.clock.today();
    return all.find(({ publishFrom, liftedAt }) =>
      isInForce({ publishFrom, isLifted: liftedAt !== null }, today),
    );
  }

  private record(
    tx: Tx,
    act: string,
    { fundId, ...rest }: { fundId: string; by: string; detail: Record<string, string | null> },
  ): Promise<void> {
    return this.audit.record(tx, { subject: `fund/${fundId}`, act, ...rest });
  }
}

import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { Appeal } from './appeal.entity.js';
import { refusalsToAct, type AppealFinding } from './appeal.lifecycle.js';
import { refusalsToFind, refusalsToHand } from './appeal.rules.js';
import { appealHanded, appealSettled } from './appeals.events.js';
import { Appeals } from './appeals.queries.js';

/** Who looks into it, what they found, or that it was taken back. */
@Injectable()
export class AppealHandling {
  constructor(
    private readonly transactions: Transactions,
    private readonly appeals: Appeals,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Also to another while it is open. A second click changes nothing.
   * @throws Refused when it is answered, or the person took part in the decision, or has an interest in it.
   */
  hand(appealId: string, handlerId: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const appeal = await locked(tx, appealId);
      if (appeal.handlerId === handlerId && appeal.status === 'in-hand') return;
      const handlers = await this.appeals.handlersFor(appeal.applicationId, tx);
      const handler = handlers.find(({ id }) => id === handlerId);
      refuseIfAny(refusalsToHand(appeal.status, handler));
      await tx.update(Appeal, { id: appealId }, { handlerId, status: 'in-hand' });
      await this.record(tx, appealId, 'appeal-handed', by, { handlerId });
      await this.outbox.add(tx, appealHanded(appealId, handlerId));
    });
  }

  /**
   * What was found, for who complained to read. The same again changes nothing.
   * @throws Refused unless it is in this person's hands; also when they have come to have an interest in it since.
   */
  find(appealId: string, finding: AppealFinding, outcome: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const appeal = await locked(tx, appealId);
      if (appeal.status === finding && appeal.outcome === outcome && appeal.settledBy === by) {
        return;
      }
      refuseIfAny(refusalsToFind(appeal.status, appeal.handlerId, by));
      const handlers = await this.appeals.handlersFor(appeal.applicationId, tx);
      refuseIfAny(
        refusalsToHand(
          appeal.status,
          handlers.find(({ id }) => id === by),
        ),
      );
      const settled = { settledAt: this.clock.now(), settledBy: by, outcome };
      await tx.update(Appeal, { id: appealId }, { ...settled, status: finding });
      await this.record(tx, appealId, 'appeal-answered', by, { finding });
      await this.outbox.add(tx, appealSettled(appealId));
    });
  }

  /** By who sent it, or on their word. A second click changes nothing. @throws Refused when it is answered. */
  takeBack(appealId: string, reason: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const appeal = await locked(tx, appealId);
      if (appeal.status === 'withdrawn') return;
      refuseIfAny(refusalsToAct('withdraw', appeal.status));
      const settled = { settledAt: this.clock.now(), settledBy: by, outcome: reason };
      await tx.update(Appeal, { id: appealId }, { ...settled, status: 'withdrawn' });
      await this.record(tx, appealId, 'appeal-withdrawn', by, { reason });
      await this.outbox.add(tx, appealSettled(appealId));
    });
  }

  private record(
    tx: Tx,
    appealId: string,
    act: string,
    by: string,
    detail: Readonly<Record<string, string>>,
  ): Promise<void> {
    return this.audit.record(tx, { subject: `appeal/${appealId}`, act, by, detail });
  }
}

async function locked(tx: Tx, id: string): Promise<Appeal> {
  const lock = { mode: 'pessimistic_write' } as const;
  const appeal = await tx.findOne(Appeal, { where: { id }, lock });
  if (!appeal) throw new NotFoundException();
  return appeal;
}

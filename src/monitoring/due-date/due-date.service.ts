import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { PaymentGates } from '../../payments/gates/payment-gates.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { returnDueChanged } from '../monitoring.events.js';
import { MonitoringReturn } from '../monitoring-return.entity.js';
import { refusalsToAskFor, refusalsToMove, type DueDateFacts } from './due-date.rules.js';
import { ReturnDueChange } from './return-due-change.entity.js';

export interface AnotherDay {
  readonly returnId: string;
  readonly toDueOn: LondonDate;
  readonly reason: string;
  readonly by: string;
}

export interface AnswerAsked {
  readonly returnId: string;
  readonly isAgreed: boolean;
  readonly reason: string;
  readonly by: string;
}

interface Locked {
  readonly stored: MonitoringReturn;
  /** The latest of all. */
  readonly last: ReturnDueChange | undefined;
  /** What the organisation asked for and nobody has answered. */
  readonly open: ReturnDueChange | undefined;
  readonly facts: DueDateFacts;
}

/** Another day for a return: the only way in which a due date moves, with what it was and why kept. */
@Injectable()
export class DueDates {
  constructor(
    private readonly transactions: Transactions,
    private readonly gates: PaymentGates,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** By its organisation. A second click changes nothing. @throws Refused with every reason. */
  ask({ returnId, toDueOn, reason, by }: AnotherDay): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { stored, last, open, facts } = await this.lock(tx, returnId);
      if (open?.toDueOn === toDueOn && open.reason === reason && open.askedBy === by) return;
      refuseIfAny(refusalsToAskFor(facts, toDueOn));
      const { id } = await tx.save(ReturnDueChange, {
        ...{ returnId, number: (last?.number ?? 0) + 1, status: 'asked' as const },
        ...{ fromDueOn: stored.dueOn, toDueOn, reason, askedAt: this.clock.now(), askedBy: by },
      });
      await this.record(tx, stored, 'return-day-asked', by, { to: toDueOn, reason });
      await this.outbox.add(tx, returnDueChanged(id));
    });
  }

  /** By a coordinator, unasked. A second click changes nothing. @throws Refused with every reason. */
  move({ returnId, toDueOn, reason, by }: AnotherDay): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { stored, last, open, facts } = await this.lock(tx, returnId);
      const wasJustMoved =
        last?.status === 'made' && last.reason === reason && last.settledBy === by;
      if (wasJustMoved && stored.dueOn === toDueOn) return;
      if (open) refuse('asked-already', 'Its organisation has asked for another day: answer that');
      refuseIfAny(refusalsToMove(facts, toDueOn));
      const now = this.clock.now();
      const { id } = await tx.save(ReturnDueChange, {
        ...{ returnId, number: (last?.number ?? 0) + 1, status: 'made' as const },
        ...{ fromDueOn: stored.dueOn, toDueOn, reason, askedAt: now, askedBy: by },
        ...{ settledAt: now, settledBy: by, settledReason: '' },
      });
      await this.moved(tx, stored, id, toDueOn, by, reason);
    });
  }

  /**
   * What was decided about its award moves it. The caller has locked the return; what its organisation asked for is
   * still to be answered.
   */
  async follow(
    tx: Tx,
    stored: MonitoringReturn,
    { toDueOn, reason, by }: Omit<AnotherDay, 'returnId'>,
  ): Promise<void> {
    const returnId = stored.id;
    const last = (await tx.maximum(ReturnDueChange, 'number', { returnId })) ?? 0;
    const now = this.clock.now();
    const { id } = await tx.save(ReturnDueChange, {
      ...{ returnId, number: last + 1, status: 'made' as const },
      ...{ fromDueOn: stored.dueOn, toDueOn, reason, askedAt: now, askedBy: by },
      ...{ settledAt: now, settledBy: by, settledReason: '' },
    });
    await this.moved(tx, stored, id, toDueOn, by, reason);
  }

  /**
   * A coordinator agrees to what the organisation asked for, or declines it. A second click changes nothing.
   * @throws Refused when nothing is asked, or what is asked can't be any more.
   */
  answer({ returnId, isAgreed, reason, by }: AnswerAsked): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { stored, last, open, facts } = await this.lock(tx, returnId);
      const status = isAgreed ? 'made' : 'declined';
      if (!open) {
        if (last?.status === status && last.settledReason === reason && last.settledBy === by)
          return;
        refuse('nothing-asked', 'No other day is asked for: it has been answered');
      }
      if (isAgreed) refuseIfAny(refusalsToMove(facts, open.toDueOn));
      await tx.update(
        ReturnDueChange,
        { id: open.id },
        { status, settledAt: this.clock.now(), settledBy: by, settledReason: reason },
      );
      if (isAgreed) return this.moved(tx, stored, open.id, open.toDueOn, by, open.reason);
      await this.record(tx, stored, 'return-day-declined', by, { asked: open.toDueOn, reason });
      await this.outbox.add(tx, returnDueChanged(open.id));
    });
  }

  private async moved(
    tx: Tx,
    stored: MonitoringReturn,
    changeId: string,
    dueOn: LondonDate,
    by: string,
    reason: string,
  ): Promise<void> {
    await tx.update(MonitoringReturn, { id: stored.id }, { dueOn });
    await this.record(tx, stored, 'return-day-changed', by, {
      from: stored.dueOn,
      to: dueOn,
      reason,
    });
    await this.outbox.add(tx, returnDueChanged(changeId));
    await this.gates.moved(tx, stored.awardId, stored.number, dueOn);
  }

  private async lock(tx: Tx, returnId: string): Promise<Locked> {
    await tx.query(
      `SELECT FROM award
        WHERE id = (SELECT award_id FROM monitoring_return WHERE id = $1) FOR SHARE`,
      [returnId],
    );
    const stored = await tx.findOneOrFail(MonitoringReturn, {
      where: { id: returnId },
      lock: { mode: 'pessimistic_write' },
    });
    const all = await tx.find(ReturnDueChange, { where: { returnId }, order: { number: 'DESC' } });
    const open = all.find(({ status }) => status === 'asked');
    return {
      stored,
      last: all[0],
      open,
      facts: {
        ...{ status: stored.status, dueOn: stored.dueOn },
        ...{ today: this.clock.today(), isAsked: open !== undefined },
      },
    };
  }

  private record(
    tx: Tx,
    { awardId, number }: MonitoringReturn,
    act: string,
    by: string,
    detail: Readonly<Record<string, string>>,
  ): Promise<void> {
    return this.audit.record(tx, {
      subject: `award/${awardId}`,
      act,
      by,
      detail: { number, ...detail },
    });
  }
}

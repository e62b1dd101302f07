import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { Application } from '../application.entity.js';
import { toldStatus, type ApplicationStatus } from '../application.lifecycle.js';
import { standingChanged } from '../applications.events.js';
import { StandingChange, type StandingAct } from './standing-change.entity.js';
import { isDoneAlready, refusalsToChange } from './standing-change.rules.js';

export interface ChangeStanding {
  readonly applicationId: string;
  readonly act: StandingAct;
  /** The other side reads it. */
  readonly reason: string;
  /** When a reopened application must be in again; else null. */
  readonly until: Date | null;
  readonly by: string;
}

const LEADS_TO: Readonly<Record<StandingAct, ApplicationStatus>> = {
  withdrawn: 'withdrawn',
  'ruled-ineligible': 'ineligible',
  reopened: 'draft',
};

/** Withdraws, rules ineligible or reopens an application. Who may do which, the caller has seen to. */
@Injectable()
export class StandingChanging {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Moves it, keeps who and why, and says so. A second click finds it done and changes nothing.
   * A reopened application is a draft again under its reference; what was sent stays as it was sent.
   * @throws Refused when it can't be done from where it stands.
   */
  change(command: ChangeStanding): Promise<void> {
    const { applicationId, act, reason, until, by } = command;
    return this.transactions.run(async (tx) => {
      const application = await tx.findOne(Application, {
        where: { id: applicationId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!application) throw new NotFoundException();
      const last = await lastChange(tx, applicationId);
      const { status } = application;
      if (isDoneAlready(command, status, last)) return;
      const now = this.clock.now();
      // Its own people read why not: that tells them of no outcome which is held.
      const isReleased = application.outcomeReleasedAt !== null;
      const told = act === 'withdrawn' ? toldStatus(status, isReleased) : status;
      refuseIfAny(refusalsToChange(command, told, now));

      const { id: changeId } = await tx.save(StandingChange, {
        applicationId,
        place: (last?.place ?? 0) + 1,
        act,
        was: status,
        reason,
        until,
        madeAt: now,
        madeBy: by,
      });
      const to = LEADS_TO[act];
      const emptied = act === 'reopened' ? { submittedAt: null, submittedBy: null } : {};
      await tx.update(Application, { id: applicationId }, { status: to, ...emptied });
      await this.audit.record(tx, {
        subject: `application/${applicationId}`,
        act,
        by,
        detail: { from: status, to, reason, until: until?.toISOString() ?? null },
      });
      await this.outbox.add(tx, standingChanged(changeId));
    });
  }
}

async function lastChange(tx: Tx, applicationId: string): Promise<StandingChange | undefined> {
  const last = await tx.findOne(StandingChange, {
    where: { applicationId },
    order: { place: 'DESC' },
  });
  return last ?? undefined;
}

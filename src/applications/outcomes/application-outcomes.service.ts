import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuse } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { Application } from '../application.entity.js';
import { isDecided, mayBecome, type Outcome } from '../application.lifecycle.js';

/** The door through which a decision reaches an application. Awards open it; nobody else does. */
@Injectable()
export class ApplicationOutcomes {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * The row as it stands, locked until the transaction ends: two decisions at once come one after the
   * other. Lock order: round, application, award, instalment or return, then the ledger's fund.
   * Undefined when there is none.
   */
  async lockForDecision(tx: Tx, id: string): Promise<Application | undefined> {
    const application = await tx.findOne(Application, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    return application ?? undefined;
  }

  /**
   * Records what the panel made of it, and who says so; null when the house does by the clock. What follows from it is the caller's to say.
   * @throws Refused `application-decided` when it has an outcome already, `application-not-submitted`
   * when it is a draft.
   */
  async recordOutcome(tx: Tx, id: string, outcome: Outcome, by: string | null): Promise<void> {
    const application = await this.lockForDecision(tx, id);
    if (!application) throw new Error(`There is no application ${id}`);
    const { status } = application;
    if (status === 'draft') {
      refuse('application-not-submitted', 'This application has not been submitted');
    }
    if (status === 'withdrawn' || status === 'ineligible') {
      refuse('application-out', `This application is ${status}, so there is nothing to decide`);
    }
    if (!mayBecome(status, outcome)) {
      refuse('application-decided', `This application has already been ${status}`);
    }
    await tx.update(Application, { id }, { status: outcome });
    await this.audit.record(tx, {
      subject: `application/${id}`,
      act: outcome,
      by,
      detail: { from: status, to: outcome },
    });
  }

  /**
   * Opens its outcome to its own people, from now on. `by`: null for the house, at once.
   * @throws Error unless it is decided, and not released yet: the caller has looked under the lock.
   */
  async release(tx: Tx, id: string, by: string | null): Promise<Pick<Application, 'status'>> {
    const application = await this.lockForDecision(tx, id);
    if (!application || !isDecided(application.status) || application.outcomeReleasedAt) {
      throw new Error(`${id} has no outcome that is held`);
    }
    const released = { outcomeReleasedAt: this.clock.now(), outcomeReleasedBy: by };
    await tx.update(Application, { id }, released);
    await this.audit.record(tx, {
      subject: `application/${id}`,
      act: 'outcome-released',
      by,
      detail: { outcome: application.status },
    });
    return application;
  }

  /** A recommendation that came to nothing: the panel has the application before it again. */
  async takeBack(tx: Tx, id: string, by: string | null): Promise<void> {
    const application = await this.lockForDecision(tx, id);
    if (application?.status !== 'recommended') throw new Error(`${id} is not recommended`);
    await tx.update(Application, { id }, { status: 'submitted' });
    await this.audit.record(tx, {
      subject: `application/${id}`,
      act: 'recommendation-ended',
      by,
      detail: { from: 'recommended', to: 'submitted' },
    });
  }
}

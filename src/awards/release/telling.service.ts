import { Injectable } from '@nestjs/common';
import { ApplicationOutcomes } from '../../applications/outcomes/application-outcomes.service.js';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import { Audit } from '../../platform/audit/audit.service.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { Agreements } from '../agreement/agreements.service.js';
import { Award } from '../award.entity.js';
import { afterAct } from '../award.lifecycle.js';
import { applicationDeclined, awardOffered, awardRefused } from '../awards.events.js';
import { offerEndOf } from '../offer/offer-end.rules.js';
import { TrusteeRefusal } from '../trustee-refusal/trustee-refusal.entity.js';

/** What follows when an outcome is no longer held: awards are offered, and the organisation is written to. */
@Injectable()
export class Telling {
  constructor(
    private readonly outcomes: ApplicationOutcomes,
    private readonly agreements: Agreements,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * `by`: null when the house releases it at once. The caller has the application locked, decided and not released.
   */
  async tell(tx: Tx, applicationId: string, by: string | null): Promise<void> {
    const { status } = await this.outcomes.release(tx, applicationId, by);
    if (status === 'declined') await this.outbox.add(tx, applicationDeclined(applicationId));
    const awards = await tx.find(Award, {
      where: { applicationId },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    const offerEndsOn = await this.offerEnd(tx, applicationId);
    for (const { id, status: from } of awards) {
      const next = afterAct('offer', from);
      if ('refusal' in next) {
        await this.tellOfRefusals(tx, id);
        continue;
      }
      await tx.update(Award, { id }, { status: next.status, offerEndsOn });
      await this.agreements.inForce(tx, id);
      await this.audit.record(tx, {
        subject: `award/${id}`,
        act: 'offered',
        by,
        detail: { applicationId, from, to: next.status, offerEndsOn },
      });
      await this.outbox.add(tx, awardOffered(id));
    }
  }

  private async offerEnd(tx: Tx, applicationId: string): Promise<LondonDate> {
    const [round] = await tx.query<{ offerDays: number }[]>(
      `SELECT r.offer_days AS "offerDays" FROM application a JOIN round r ON r.id = a.round_id WHERE a.id = $1`,
      [applicationId],
    );
    if (!round) throw new Error(`There is no application ${applicationId}`);
    return offerEndOf(this.clock.today(), round.offerDays);
  }

  /** The trustee refused it while it was held: its people have not heard of that either. */
  private async tellOfRefusals(tx: Tx, awardId: string): Promise<void> {
    const refusals = await tx.findBy(TrusteeRefusal, { awardId, status: 'confirmed' });
    for (const { id } of refusals) await this.outbox.add(tx, awardRefused(id));
  }
}

import { Injectable } from '@nestjs/common';
import type { Application } from '../../applications/application.entity.js';
import { ApplicationOutcomes } from '../../applications/outcomes/application-outcomes.service.js';
import { FundReservations } from '../../funds/reservation/reservation.service.js';
import { Clock } from '../../kernel/clock.js';
import { londonDateOf } from '../../kernel/london.js';
import { awardReference } from '../../kernel/reference-number.js';
import { Journal } from '../../ledger/journal.service.js';
import { Organisation } from '../../organisations/organisation.entity.js';
import { Audit } from '../../platform/audit/audit.service.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { Round } from '../../rounds/round.entity.js';
import { Award } from '../award.entity.js';
import { conditionsIn } from '../agreement/agreement-text.rules.js';
import { commitmentOf } from '../award.postings.js';
import { AwardCondition } from '../conditions/award-condition.entity.js';
import { Telling } from '../release/telling.service.js';
import type { PartFromFund } from './outcome.rules.js';

/** A part of an award, and the reserve its money lies in: the round's, or the recommendation's own. */
export interface PartToCommit extends PartFromFund {
  readonly reservationId: string | undefined;
}

/** Who settles it: null when the house does, by the clock. */
type Settler = string | null;

/**
 * What follows from a decision once it is final, and from a recommendation that is not to be. Whoever calls has the
 * round's budgets and the application locked.
 *
 * An award over several funds is one for each: an award is a commitment in the ledger, and that has one fund. So
 * payments within the award, what came back on it and what each funder is told stay what they are.
 */
@Injectable()
export class Settling {
  constructor(
    private readonly outcomes: ApplicationOutcomes,
    private readonly reservations: FundReservations,
    private readonly journal: Journal,
    private readonly audit: Audit,
    private readonly telling: Telling,
    private readonly clock: Clock,
  ) {}

  /** Commits the money, and holds the award until its outcome is released. @returns the first award's id. */
  async award(
    tx: Tx,
    application: Application,
    parts: readonly PartToCommit[],
    conditions: string,
    by: Settler,
  ): Promise<string | undefined> {
    await this.outcomes.recordOutcome(tx, application.id, 'awarded', by);
    const decidedAt = this.clock.now(); // of one decision, one moment
    const ids: string[] = [];
    for (const [place, part] of parts.entries()) {
      const reference = awardReference(application.reference, place);
      ids.push(await this.commit(tx, { application, part, reference, conditions, decidedAt, by }));
    }
    await this.tellAtOnce(tx, application, by);
    return ids[0];
  }

  async decline(tx: Tx, application: Application, by: Settler): Promise<void> {
    await this.outcomes.recordOutcome(tx, application.id, 'declined', by);
    await this.tellAtOnce(tx, application, by);
  }

  /** The money goes back to where it came from, and the bid to the panel. */
  async takeBack(
    tx: Tx,
    application: Pick<Application, 'id' | 'reference'>,
    decisionId: string,
    by: Settler,
  ): Promise<void> {
    await this.outcomes.takeBack(tx, application.id, by);
    await this.reservations.putBack(tx, {
      holderId: decisionId,
      holder: `Recommendation on ${application.reference} ended`,
      source: `decision/${decisionId}/put-back`,
      by,
    });
  }

  /** Unless the round holds its outcomes until somebody releases them. */
  private async tellAtOnce(
    tx: Tx,
    { id, roundId }: Pick<Application, 'id' | 'roundId'>,
    by: Settler,
  ): Promise<void> {
    const { tellsAtOnce } = await tx.findOneByOrFail(Round, { id: roundId });
    if (tellsAtOnce) await this.telling.tell(tx, id, by);
  }

  private async commit(
    tx: Tx,
    {
      application: { id: applicationId, organisationId },
      part: { fundId, amountPence, reservationId },
      reference,
      conditions,
      decidedAt,
      by,
    }: {
      readonly application: Application;
      readonly part: PartToCommit;
      readonly reference: string;
      readonly conditions: string;
      readonly decidedAt: Date;
      readonly by: Settler;
    },
  ): Promise<string> {
    const organisation = await tx.findOneByOrFail(Organisation, { id: organisationId });
    const { id } = await tx.save(Award, {
      reference,
      applicationId,
      organisationId,
      fundId,
      amountPence,
      conditions,
      status: 'held',
      decidedAt,
    });
    await tx.insert(
      AwardCondition,
      conditionsIn(conditions).map((text, index) => ({
        ...{ awardId: id, number: index + 1, text },
        // Until the coordinator says otherwise nothing is paid before it is met: what is paid is gone.
        ...{ kind: 'precedent' as const, beforePart: 1 },
      })),
    );
    await this.journal.openCommitment(tx, { commitmentId: id, fundId, code: reference });
    await this.journal.post(
      tx,
      commitmentOf({
        ...{ id, reference, fundId, reservationId, amountPence },
        organisationName: organisation.name,
        decidedOn: londonDateOf(decidedAt),
        recordedBy: by ?? 'system',
      }),
    );
    await this.audit.record(tx, {
      subject: `award/${id}`,
      act: 'awarded',
      by,
      detail: { applicationId, fundId, amountPence: amountPence.toString() },
    });
    return id;
  }
}

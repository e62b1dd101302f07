import { Injectable } from '@nestjs/common';
import { refuseIfAny } from '../../kernel/refusal.js';
import { People } from '../../people/people.queries.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { submittedAnswers } from '../../forms/conditions.rules.js';
import { ExcludedCosts } from '../../rounds/excluded-costs.queries.js';
import { answersOf, storedAnswers } from '../answers.rules.js';
import { Application } from '../application.entity.js';
import { mayBecome } from '../application.lifecycle.js';
import { applicationSubmitted } from '../applications.events.js';
import { DraftFactsQueries } from '../draft-facts.queries.js';
import { refusalsToSubmit } from './submission.rules.js';

export interface SubmitApplication {
  readonly applicationId: string;
  /** The version whose answers the person checked. */
  readonly checkedVersion: number;
  readonly by: string;
  /** The organisations they may act for. */
  readonly organisationIds: readonly string[];
  /** When the request reached the house: the deadline is judged by it, however long we then take. */
  readonly reachedAt: Date;
}

@Injectable()
export class Submission {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: DraftFactsQueries,
    private readonly excludedCosts: ExcludedCosts,
    private readonly people: People,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Makes a draft a submitted application, without the answers to what it isn't asked, and says so to
   * the outbox. Submitting it again, from
   * another tab or after a lost reply, finds it submitted and changes nothing.
   * @throws Refused with everything that stands in the way.
   * @throws NotFoundException when it is not theirs.
   */
  submit(command: SubmitApplication): Promise<void> {
    const { applicationId, by, reachedAt } = command;
    return this.transactions.run(async (tx) => {
      const { application, round } = await this.facts.lock(
        tx,
        command.organisationIds,
        applicationId,
      );
      if (!mayBecome(application.status, 'submitted')) return;
      const answers = answersOf(application);
      refuseIfAny(
        refusalsToSubmit({
          ...command,
          round,
          excludedCosts: await this.excludedCosts.of(round.id),
          answers,
          version: application.version,
          savedAt: application.savedAt,
          savedByName:
            (await this.people.namesOf([application.savedBy])).get(application.savedBy) ?? '',
        }),
      );
      await tx.update(
        Application,
        { id: applicationId },
        {
          ...storedAnswers(submittedAnswers(round.form, answers)),
          status: 'submitted',
          submittedAt: reachedAt,
          submittedBy: by,
        },
      );
      await this.audit.record(tx, {
        subject: `application/${applicationId}`,
        act: 'submitted',
        by,
        detail: { from: 'draft', to: 'submitted' },
      });
      await this.outbox.add(tx, applicationSubmitted(applicationId));
    });
  }
}

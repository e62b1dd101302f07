import { Injectable } from '@nestjs/common';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { People } from '../../people/people.queries.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { submittedAnswers } from '../../forms/conditions.rules.js';
import { ExcludedCosts } from '../../rounds/excluded-costs.queries.js';
import { answersOf, storedAnswers } from '../answers.rules.js';
import { Application } from '../application.entity.js';
import { mayBecome, type ApplicationStatus } from '../application.lifecycle.js';
import { applicationSubmitted } from '../applications.events.js';
import { certificationOf } from '../certification/certificates.queries.js';
import { refusalsOfCertificate } from '../certification/certification.rules.js';
import { rivalsOf } from '../../forms/drafting/rival-answers.queries.js';
import { APPLICATION_DRAFTS } from '../drafting/application-drafts.rules.js';
import { DraftFactsQueries } from '../draft-facts.queries.js';
import { SentSubmission } from './sent-submission.entity.js';
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
   * What is sent is kept as it was sent; a reopened application is sent again under its reference.
   * @throws Refused with everything that stands in the way.
   * @throws NotFoundException when it is not theirs.
   */
  submit(command: SubmitApplication): Promise<void> {
    const { applicationId, by, reachedAt } = command;
    return this.transactions.run(async (tx) => {
      const { application, round, onBehalf } = await this.facts.lock(
        tx,
        command.organisationIds,
        applicationId,
      );
      if (!mayBecome(application.status, 'submitted')) {
        refuseIfOut(application.status);
        return;
      }
      const answers = answersOf(application);
      const certification = await certificationOf(tx, applicationId);
      refuseIfAny([
        ...refusalsOfCertificate(certification, by),
        ...refusalsToSubmit({
          ...command,
          round,
          excludedCosts: await this.excludedCosts.of(round.id, tx),
          answers,
          rivals: (await rivalsOf(tx, APPLICATION_DRAFTS, applicationId)).map(
            ({ question }) => question,
          ),
          version: application.version,
          savedAt: application.savedAt,
          savedByName:
            (await this.people.namesOf([application.savedBy], tx)).get(application.savedBy) ?? '',
        }),
      ]);
      const number = (await tx.countBy(SentSubmission, { applicationId })) + 1;
      // What came on paper arrived when the paper did; once it was reopened, it is sent like any other.
      const submittedAt = onBehalf && number === 1 ? onBehalf.receivedAt : reachedAt;
      const sent = { submittedAt, submittedBy: by };
      const sentAnswers = submittedAnswers(round.form, answers);
      await tx.update(
        Application,
        { id: applicationId },
        { ...storedAnswers(sentAnswers), status: 'submitted', ...sent },
      );
      const hash = await keep(tx, {
        applicationId,
        number,
        form: round.form,
        answers: sentAnswers,
        version: application.version,
        ...sent,
      });
      await this.audit.record(tx, {
        subject: `application/${applicationId}`,
        act: 'submitted',
        by,
        detail: { from: 'draft', to: 'submitted', number, hash },
      });
      await this.outbox.add(tx, applicationSubmitted(applicationId, number));
    });
  }
}

function refuseIfOut(status: ApplicationStatus): void {
  if (status === 'withdrawn' || status === 'ineligible') {
    refuse('application-out', `This application is ${status}, so it can’t be submitted`);
  }
}

/** Answers with the hash that the database made over it, in hexadecimal. */
async function keep(tx: Tx, sent: Omit<SentSubmission, 'id' | 'hash'>): Promise<string> {
  const [row] = await tx.query<{ hash: string }[]>(
    `INSERT INTO submission (application_id, number, form, answers, version, submitted_at, submitted_by, hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, '') RETURNING encode(hash, 'hex') AS hash`,
    [
      sent.applicationId,
      sent.number,
      sent.form,
      sent.answers,
      sent.version,
      sent.submittedAt,
      sent.submittedBy,
    ],
  );
  if (!row) throw new Error('The submission was not kept');
  return row.hash;
}

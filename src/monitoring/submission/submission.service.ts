import { Injectable } from '@nestjs/common';
import { submittedAnswers } from '../../forms/conditions.rules.js';
import { rivalsOf } from '../../forms/drafting/rival-answers.queries.js';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { PaymentGates } from '../../payments/gates/payment-gates.service.js';
import { People } from '../../people/people.queries.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { consentIn } from '../consent/consent.rules.js';
import { StoryConsent } from '../consent/story-consent.entity.js';
import { RETURN_DRAFTS } from '../drafting/return-drafts.rules.js';
import { figuresOf } from '../form/figures.rules.js';
import { returnSubmitted } from '../monitoring.events.js';
import { MonitoringReturn } from '../monitoring-return.entity.js';
import { ReturnFactsQueries } from '../return-facts.queries.js';
import { ReturnSent } from './return-sent.entity.js';
import { refusalsToSubmit } from './submission.rules.js';

export interface SubmitReturn {
  readonly returnId: string;
  /** The version of the answers that was on the page that sends it. */
  readonly checkedVersion: number;
  /** The person's id: somebody who writes for the organisation. */
  readonly by: string;
}

@Injectable()
export class ReturnSubmission {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: ReturnFactsQueries,
    private readonly people: People,
    private readonly gates: PaymentGates,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps the answers as they are sent, with what stood beside them, and has them sent to the panel. Sending it again,
   * from another tab or after a lost reply, finds it sent and changes nothing.
   * @throws Refused with everything that stands in the way.
   */
  submit({ returnId, checkedVersion, by }: SubmitReturn): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { stored, awardStatus, form } = await this.facts.lock(tx, returnId);
      if (stored.status === 'submitted') return;
      const answers = submittedAnswers(form.asked, stored.answers);
      const rivals = await rivalsOf(tx, RETURN_DRAFTS, returnId);
      refuseIfAny(
        refusalsToSubmit({
          ...{ status: stored.status, awardStatus, form: form.asked },
          ...{ answers: stored.answers, askedAgain: stored.askedAgain },
          rivals: rivals.map(({ question }) => question),
          ...{ version: stored.version, checkedVersion, savedAt: stored.savedAt },
          savedByName: await this.nameOf(tx, stored.savedBy),
        }),
      );
      const submittedAt = this.clock.now();
      const number = (await tx.countBy(ReturnSent, { returnId })) + 1;
      const hash = await keep(tx, {
        ...{ returnId, number, answers, submittedAt, form: form.asked, submittedBy: by },
      });
      const figures = figuresOf(form.asked, answers);
      await tx.update(
        MonitoringReturn,
        { id: returnId },
        {
          ...figures,
          ...{ status: 'submitted', submittedAt, submittedBy: by, askedAgain: null },
          ...{ form: form.definition, formVersion: form.version, answers },
        },
      );
      await tx.query(
        'UPDATE return_file SET is_on_record = true WHERE return_id = $1 AND removed_at IS NULL',
        [returnId],
      );
      await this.gates.sent(tx, stored.awardId, stored.number);
      await keepConsent(tx, returnId, consentIn(answers), submittedAt);
      await this.audit.record(tx, {
        subject: `award/${stored.awardId}`,
        act: 'return-submitted',
        by,
        detail: {
          number: stored.number,
          sending: number,
          spentPence: figures.spentPence.toString(),
          hash,
        },
      });
      await this.outbox.add(tx, returnSubmitted(returnId));
    });
  }

  private async nameOf(tx: Tx, id: string | null): Promise<string> {
    return id === null ? '' : ((await this.people.namesOf([id], tx)).get(id) ?? '');
  }
}

/** Answers with the hash that the database made over it, in hexadecimal. */
async function keep(tx: Tx, sent: Omit<ReturnSent, 'id' | 'hash'>): Promise<string> {
  const [row] = await tx.query<{ hash: string }[]>(
    `INSERT INTO return_submission (return_id, number, form, answers, submitted_at, submitted_by, hash)
     VALUES ($1, $2, $3, $4, $5, $6, '') RETURNING encode(hash, 'hex') AS hash`,
    [sent.returnId, sent.number, sent.form, sent.answers, sent.submittedAt, sent.submittedBy],
  );
  if (!row) throw new Error('The return was not kept');
  return row.hash;
}

/** The last sending says what was agreed; what was taken back before stays taken back. */
async function keepConsent(
  tx: Tx,
  returnId: string,
  consent: ReturnType<typeof consentIn>,
  givenAt: Date,
): Promise<void> {
  if (!consent) {
    await tx.delete(StoryConsent, { returnId });
    return;
  }
  await tx.query(
    `INSERT INTO story_consent (return_id, scope, whose, lasts_until, given_at)
     VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (return_id) DO UPDATE
       SET scope = excluded.scope, whose = excluded.whose, lasts_until = excluded.lasts_until`,
    [returnId, consent.scope, consent.whose, consent.lastsUntil, givenAt],
  );
}

import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { referenceNumber } from '../../kernel/reference-number.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { EligibilityQuestionsQueries } from '../../rounds/eligibility/eligibility-questions.queries.js';
import type { EligibilityAnswers } from '../../rounds/eligibility/eligibility.js';
import { refusalsOfEligibility } from '../../rounds/eligibility/eligibility.rules.js';
import { Round } from '../../rounds/round.entity.js';
import { refusalsOfDeadline } from '../deadline.rules.js';
import { KeptEligibility } from './eligibility/kept-eligibility.entity.js';

export interface StartApplication {
  readonly roundSlug: string;
  /** The caller has made sure that the person may act for it. */
  readonly organisationId: string;
  readonly by: string;
  readonly reachedAt: Date;
  /** What was answered to the round's questions of who can apply; they are kept as evidence. */
  readonly eligibility?: EligibilityAnswers | undefined;
}

@Injectable()
export class Starting {
  constructor(
    private readonly transactions: Transactions,
    private readonly eligibility: EligibilityQuestionsQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Starts the organisation's draft for the round, or finds the one it has: there is one, however
   * often and by however many people the button is pressed.
   * @returns the application's id.
   * @throws Refused unless the round is open, and what it asks of who can apply is answered.
   * @throws NotFoundException when there is no such round.
   */
  start(command: StartApplication): Promise<string> {
    return this.transactions.run(async (tx) => {
      const round = await tx.findOne(Round, {
        where: { slug: command.roundSlug },
        lock: { mode: 'pessimistic_read' },
      });
      if (!round) throw new NotFoundException();
      const existing = await existingDraft(tx, round.id, command.organisationId);
      if (existing !== undefined) return existing;
      const asked = await this.eligibility.currentWithin(tx, round.id);
      refuseIfAny([
        ...refusalsOfDeadline(round, command.reachedAt),
        ...refusalsOfEligibility(asked, command.eligibility),
      ]);

      const [started] = await tx.query<{ id: string }[]>(
        `INSERT INTO application (reference, round_id, organisation_id, status, title, answers,
                                  version, started_at, started_by, saved_at, saved_by)
         VALUES ($1, $2, $3, 'draft', '', '{}', 0, $4, $5, $4, $5)
         ON CONFLICT ON CONSTRAINT application_once_per_round DO NOTHING RETURNING id`,
        [
          await this.nextReference(tx),
          round.id,
          command.organisationId,
          this.clock.now(),
          command.by,
        ],
      );
      const id = started?.id ?? (await existingDraft(tx, round.id, command.organisationId));
      if (id === undefined) throw new Error('The draft was neither made nor found');
      if (started) {
        const { by } = command;
        if (asked && command.eligibility) {
          const { version, answers } = command.eligibility;
          const kept = { applicationId: id, roundId: round.id, version, answers: [...answers] };
          await tx.insert(KeptEligibility, {
            ...kept,
            answeredAt: this.clock.now(),
            answeredBy: by,
          });
        }
        await this.audit.record(tx, { subject: `application/${id}`, act: 'started', by });
      }
      return id;
    });
  }

  /** OC-2026-0007, by the year on the wall in Colchester. A number whose draft was not made is not used again. */
  private async nextReference(tx: Tx): Promise<string> {
    const [row] = await tx.query<{ number: number }[]>(
      `SELECT nextval('application_number')::integer AS number`,
    );
    if (!row) throw new Error('The sequence of references did not answer');
    const year = Number(this.clock.today().slice(0, 4));
    return referenceNumber('OC', year, row.number);
  }
}

async function existingDraft(
  tx: Tx,
  roundId: string,
  organisationId: string,
): Promise<string | undefined> {
  const [row] = await tx.query<{ id: string }[]>(
    'SELECT id FROM application WHERE round_id = $1 AND organisation_id = $2',
    [roundId, organisationId],
  );
  return row?.id;
}

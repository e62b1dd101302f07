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
import { organisationDeadline } from '../deadline/organisation-deadline.queries.js';
import { refusalsOfInvitation } from '../inviting/invitation.rules.js';
import { Invitations } from '../inviting/invitations.queries.js';
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

interface StartWithin extends Pick<StartApplication, 'organisationId' | 'by' | 'eligibility'> {
  readonly roundId: string;
}

@Injectable()
export class Starting {
  constructor(
    private readonly transactions: Transactions,
    private readonly eligibility: EligibilityQuestionsQueries,
    private readonly invitations: Invitations,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Starts the organisation's draft for the round, or finds the one it has: there is one, however
   * often and by however many people the button is pressed.
   * @returns the application's id.
   * @throws Refused unless the round is open, or open to this organisation a little longer, it is not by
   * invitation of others, and what it asks of who can apply is answered.
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
      const closesAt = await organisationDeadline(tx, round.id, command.organisationId);
      const dates = { opensAt: round.opensAt, closesAt, graceMinutes: 0 };
      const asked = await this.eligibility.currentWithin(tx, round.id);
      const { isByInvitation } = round;
      const isInvited = await this.invitations.has(round.id, command.organisationId, tx);
      refuseIfAny([
        ...refusalsOfInvitation({ isByInvitation, isInvited }),
        ...refusalsOfDeadline(dates, command.reachedAt),
        ...refusalsOfEligibility(asked, command.eligibility),
      ]);
      const eligibility = asked && command.eligibility;
      return this.startWithin(tx, { ...command, roundId: round.id, eligibility });
    });
  }

  /**
   * Makes the draft, or finds it. The caller holds the round, and has judged whether it is in time and
   * whether the organisation can apply: what staff type in has no answers of the organisation's own.
   */
  async startWithin(tx: Tx, start: StartWithin): Promise<string> {
    const { roundId, organisationId, by, eligibility } = start;
    const now = this.clock.now();
    const [started] = await tx.query<{ id: string }[]>(
      `INSERT INTO application (reference, round_id, organisation_id, status, title, answers,
                                version, started_at, started_by, saved_at, saved_by)
       VALUES ($1, $2, $3, 'draft', '', '{}', 0, $4, $5, $4, $5)
       ON CONFLICT ON CONSTRAINT application_once_per_round DO NOTHING RETURNING id`,
      [await this.nextReference(tx), roundId, organisationId, now, by],
    );
    const id = started?.id ?? (await existingDraft(tx, roundId, organisationId));
    if (id === undefined) throw new Error('The draft was neither made nor found');
    if (!started) return id;
    if (eligibility) {
      await tx.insert(KeptEligibility, {
        ...{ applicationId: id, roundId, version: eligibility.version },
        ...{ answers: [...eligibility.answers], answeredAt: now, answeredBy: by },
      });
    }
    await this.audit.record(tx, { subject: `application/${id}`, act: 'started', by });
    return id;
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

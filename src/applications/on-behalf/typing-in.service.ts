import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Round } from '../../rounds/round.entity.js';
import { organisationDeadline } from '../deadline/organisation-deadline.queries.js';
import { refusalsOfInvitation } from '../inviting/invitation.rules.js';
import { Invitations } from '../inviting/invitations.queries.js';
import { Starting } from '../starting/starting.service.js';
import { OnBehalf, type Channel } from './on-behalf.entity.js';
import { DAYS_TO_TYPE, refusalsToTypeIn } from './on-behalf.rules.js';

export interface TypeIn {
  readonly roundSlug: string;
  readonly organisationId: string;
  readonly channel: Channel;
  readonly receivedAt: Date;
  readonly reason: string;
  readonly receiptBy: 'post' | 'e-mail';
  readonly receiptEmail: string | null;
  readonly by: string;
}

/** Begins an application for an organisation that does not apply online; staff then fill the same pages. */
@Injectable()
export class TypingIn {
  constructor(
    private readonly transactions: Transactions,
    private readonly starting: Starting,
    private readonly invitations: Invitations,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Starts the draft and keeps how it came. A second click finds it begun.
   * @returns the application's id.
   * @throws Refused when it came too late, the round is by invitation of others, or the organisation applies online already.
   */
  begin(command: TypeIn): Promise<string> {
    const { roundSlug, organisationId, by, ...came } = command;
    return this.transactions.run(async (tx) => {
      const lock = { mode: 'for_no_key_update' } as const; // two clicks, one after the other
      const round = await tx.findOne(Round, { where: { slug: roundSlug }, lock });
      if (!round) throw new NotFoundException();
      const begun = await begunIn(tx, round.id, organisationId);
      if (begun?.isOnBehalf === true) return begun.id;
      const now = this.clock.now();
      const closesAt = await organisationDeadline(tx, round.id, organisationId);
      const dates = { opensAt: round.opensAt, closesAt, graceMinutes: round.graceMinutes };
      const { receivedAt } = command;
      const { isByInvitation } = round;
      const isInvited = await this.invitations.has(round.id, organisationId, tx);
      refuseIfAny([
        ...refusalsOfInvitation({ isByInvitation, isInvited }),
        ...refusalsToTypeIn({ round: dates, receivedAt, now, hasOwn: begun !== undefined }),
      ]);
      const id = await this.starting.startWithin(tx, { roundId: round.id, organisationId, by });
      const typeUntil = new Date(now.getTime() + DAYS_TO_TYPE * 86_400_000);
      await tx.insert(OnBehalf, {
        applicationId: id,
        ...came,
        typeUntil,
        enteredAt: now,
        enteredBy: by,
      });
      await this.audit.record(tx, {
        subject: `application/${id}`,
        act: 'typed-in-on-behalf',
        by,
        detail: {
          channel: came.channel,
          receivedAt: receivedAt.toISOString(),
          reason: came.reason,
        },
      });
      return id;
    });
  }
}

async function begunIn(
  tx: Tx,
  roundId: string,
  organisationId: string,
): Promise<{ readonly id: string; readonly isOnBehalf: boolean } | undefined> {
  const [row] = await tx.query<{ id: string; isOnBehalf: boolean }[]>(
    `SELECT a.id, EXISTS (SELECT FROM on_behalf b WHERE b.application_id = a.id) AS "isOnBehalf"
       FROM application a WHERE a.round_id = $1 AND a.organisation_id = $2`,
    [roundId, organisationId],
  );
  return row;
}

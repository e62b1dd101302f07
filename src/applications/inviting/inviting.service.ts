import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuse } from '../../kernel/refusal.js';
import { Organisation } from '../../organisations/organisation.entity.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { Round } from '../../rounds/round.entity.js';
import { organisationInvited } from '../applications.events.js';
import { RoundInvitation } from './round-invitation.entity.js';

interface OfInvitation {
  readonly roundId: string;
  readonly organisationId: string;
}

@Injectable()
export class Inviting {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Lets an organisation apply to a round that is by invitation; its contacts are written to. Twice changes nothing.
   * @throws Refused when the round is open to all, has closed, or there is no such organisation.
   */
  invite({ roundId, organisationId }: OfInvitation, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const round = await lockedRound(tx, roundId);
      if (!round.isByInvitation) refuse('open-to-all', 'This round is open to all', 'organisation');
      if (round.closesAt <= this.clock.now()) {
        refuse('round-closed', 'This round has closed', 'organisation');
      }
      if (!(await tx.existsBy(Organisation, { id: organisationId }))) {
        refuse('organisation-unknown', 'Choose the organisation to invite', 'organisation');
      }
      if (await tx.existsBy(RoundInvitation, { roundId, organisationId })) return;
      const invitedAt = this.clock.now();
      await tx.insert(RoundInvitation, { roundId, organisationId, invitedAt, invitedBy: by });
      await this.record(tx, 'invited-organisation', { roundId, organisationId }, by);
      await this.outbox.add(tx, organisationInvited(roundId, organisationId));
    });
  }

  /**
   * Takes the invitation back.
   * @throws Refused once the organisation has begun its application.
   */
  withdraw({ roundId, organisationId }: OfInvitation, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      await lockedRound(tx, roundId);
      if (!(await tx.existsBy(RoundInvitation, { roundId, organisationId }))) return;
      const begun = await tx.query<unknown[]>(
        'SELECT FROM application WHERE round_id = $1 AND organisation_id = $2',
        [roundId, organisationId],
      );
      if (begun.length > 0) {
        refuse('application-begun', 'It has begun its application: withdraw that, or decline it');
      }
      await tx.delete(RoundInvitation, { roundId, organisationId });
      await this.record(tx, 'withdrew-invitation', { roundId, organisationId }, by);
    });
  }

  private record(
    tx: Tx,
    act: string,
    { roundId, organisationId }: OfInvitation,
    by: string,
  ): Promise<void> {
    return this.audit.record(tx, {
      subject: `round/${roundId}`,
      act,
      by,
      detail: { organisationId },
    });
  }
}

/** An application that is being started holds the round shared: it sees the invitation, or it doesn't begin. */
async function lockedRound(tx: Tx, id: string): Promise<Round> {
  const lock = { mode: 'pessimistic_write' } as const;
  const round = await tx.findOne(Round, { where: { id }, lock });
  if (!round) throw new NotFoundException();
  return round;
}

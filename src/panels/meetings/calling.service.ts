import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { Round } from '../../rounds/round.entity.js';
import { refusalsToCall } from './calling.rules.js';
import { Meeting } from './meeting.entity.js';
import { meetingInvited } from './meetings.events.js';

export interface CallMeeting {
  readonly roundId: string;
  readonly startsAt: Date;
  readonly place: string;
}

@Injectable()
export class MeetingCalling {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Calls the round's panel together, and tells those who may attend. A second call for the same moment is the first meeting.
   * @returns the meeting's id.
   * @throws Refused when it would be in the past, or before the round closes.
   */
  call({ roundId, startsAt, place }: CallMeeting, by: string): Promise<string> {
    return this.transactions.run(async (tx) => {
      const { panelId, closesAt } = await tx.findOneByOrFail(Round, { id: roundId });
      const now = this.clock.now();
      refuseIfAny(refusalsToCall(startsAt, closesAt, now));
      const inserted = await tx
        .createQueryBuilder()
        .insert()
        .into(Meeting)
        .values({ panelId, roundId, startsAt, place, calledAt: now, calledBy: by })
        .orIgnore()
        .returning('id')
        .execute();
      const meeting = await tx.findOneByOrFail(Meeting, {
        ...{ panelId, roundId, startsAt, cancelledAt: IsNull() },
      });
      if ((inserted.raw as unknown[]).length === 0) return meeting.id;
      await this.audit.record(tx, {
        subject: `meeting/${meeting.id}`,
        act: 'called',
        by,
        detail: { roundId, startsAt: startsAt.toISOString(), place },
      });
      await this.outbox.add(tx, meetingInvited(meeting.id, 0));
      return meeting.id;
    });
  }
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { londonDateOf } from '../../../kernel/london.js';
import { refuseIfAny } from '../../../kernel/refusal.js';
import { Roles } from '../../../people/roles/roles.service.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../../platform/database/transactions.service.js';
import { Outbox } from '../../../platform/outbox/outbox.service.js';
import { Round } from '../../../rounds/round.entity.js';
import { Attendance } from '../attendance.entity.js';
import { Meeting } from '../meeting.entity.js';
import { meetingInvited } from '../meetings.events.js';
import { Substitute } from '../substitutes/substitute.entity.js';
import { MeetingChange } from './meeting-change.entity.js';
import { refusalsToCancel, refusalsToMove } from './changing.rules.js';

export interface MoveMeeting {
  readonly meetingId: string;
  readonly startsAt: Date;
  readonly place: string;
  readonly reason: string;
}

export interface CancelMeeting {
  readonly meetingId: string;
  readonly reason: string;
}

/** Moves meetings and cancels them. Whoever may attend hears of it, and their calendars follow. */
@Injectable()
export class MeetingChanging {
  constructor(
    private readonly transactions: Transactions,
    private readonly roles: Roles,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * To another moment or place. Its substitutes read until the new day. To where it is already changes nothing.
   * @throws Refused when it was cancelled, people have been there, or nobody could meet then.
   */
  move({ meetingId, startsAt, place, reason }: MoveMeeting, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const meeting = await lockedMeeting(tx, meetingId);
      const isThere = meeting.startsAt.getTime() === startsAt.getTime() && meeting.place === place;
      const isCancelled = meeting.cancelledAt !== null;
      if (isThere && !isCancelled) return;
      const { closesAt } = await tx.findOneByOrFail(Round, { id: meeting.roundId });
      const now = this.clock.now();
      const isHeld = await tx.existsBy(Attendance, { meetingId });
      refuseIfAny(refusalsToMove({ isCancelled, isHeld, startsAt, closesAt, now }));

      await tx.update(Meeting, { id: meetingId }, { startsAt, place });
      for (const personId of await substitutesOf(tx, meetingId)) {
        const role = { personId, role: 'substitute', subjectId: meetingId } as const;
        await this.roles.grantUntil(tx, role, londonDateOf(startsAt), by);
      }
      await this.record(tx, meeting, { act: 'moved', startsAt, place, reason }, by);
    });
  }

  /**
   * For good: another can be called, for the same moment too. Its substitutes read nothing any more. Twice
   * changes nothing.
   * @throws Refused when people have been there.
   */
  cancel({ meetingId, reason }: CancelMeeting, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const meeting = await lockedMeeting(tx, meetingId);
      if (meeting.cancelledAt !== null) return;
      const isHeld = await tx.existsBy(Attendance, { meetingId });
      refuseIfAny(refusalsToCancel({ isCancelled: false, isHeld }));

      await tx.update(Meeting, { id: meetingId }, { cancelledAt: this.clock.now() });
      for (const personId of await substitutesOf(tx, meetingId)) {
        const role = { personId, role: 'substitute', subjectId: meetingId } as const;
        await this.roles.withdraw(tx, role, by);
      }
      const { startsAt, place } = meeting;
      await this.record(tx, meeting, { act: 'cancelled', startsAt, place, reason }, by);
    });
  }

  private async record(
    tx: Tx,
    { id: meetingId, sequence }: Meeting,
    change: Pick<MeetingChange, 'act' | 'startsAt' | 'place' | 'reason'>,
    by: string,
  ): Promise<void> {
    const number = sequence + 1;
    await tx.update(Meeting, { id: meetingId }, { sequence: number });
    await tx.insert(MeetingChange, {
      ...{ meetingId, number, ...change },
      ...{ changedAt: this.clock.now(), changedBy: by },
    });
    const { act, startsAt, place, reason } = change;
    await this.audit.record(tx, {
      subject: `meeting/${meetingId}`,
      act,
      by,
      detail: { startsAt: startsAt.toISOString(), place, reason },
    });
    await this.outbox.add(tx, meetingInvited(meetingId, number));
  }
}

function lockedMeeting(tx: Tx, id: string): Promise<Meeting> {
  return tx.findOneOrFail(Meeting, { where: { id }, lock: { mode: 'pessimistic_write' } });
}

async function substitutesOf(tx: Tx, meetingId: string): Promise<readonly string[]> {
  const substitutes = await tx.find(Substitute, { where: { meetingId }, order: { id: 'ASC' } });
  return substitutes.map(({ personId }) => personId);
}

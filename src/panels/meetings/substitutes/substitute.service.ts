import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { londonDateOf } from '../../../kernel/london.js';
import { refuse, refuseIfAny } from '../../../kernel/refusal.js';
import { Registration } from '../../../people/registration/registration.service.js';
import { Roles } from '../../../people/roles/roles.service.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Outbox } from '../../../platform/outbox/outbox.service.js';
import { Transactions, type Tx } from '../../../platform/database/transactions.service.js';
import { sittingSeats } from '../../membership/sitting-seats.queries.js';
import { Attendance } from '../attendance.entity.js';
import { Meeting } from '../meeting.entity.js';
import { substituteNamed } from '../meetings.events.js';
import { Substitute } from './substitute.entity.js';
import { refusalsToSubstitute } from './substitute.rules.js';

export interface NameSubstitute {
  readonly meetingId: string;
  /** The seat of the member they go for. */
  readonly seatId: string;
  readonly name: string;
  readonly email: string;
  /** Whether the caller runs the meeting; else only their own seat is theirs to give. */
  readonly mayNameAnyone: boolean;
}

export interface WithdrawSubstitute {
  readonly meetingId: string;
  readonly substituteId: string;
  readonly mayNameAnyone: boolean;
}

@Injectable()
export class Substituting {
  constructor(
    private readonly transactions: Transactions,
    private readonly registration: Registration,
    private readonly roles: Roles,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Names somebody without a seat who goes to this meeting for a member's agency. Until its day ends they read the
   * bids of its round, each after declaring, and nothing else of the panel. The same again changes nothing.
   * @throws Refused when the meeting is over or cancelled, the seat isn't the caller's to give, or the person has a seat.
   */
  name(command: NameSubstitute, by: string): Promise<void> {
    const { meetingId, seatId, mayNameAnyone, ...newcomer } = command;
    return this.transactions.run(async (tx) => {
      const meeting = await lockedMeeting(tx, meetingId);
      const today = this.clock.today();
      const meetsOn = londonDateOf(meeting.startsAt);
      const personId = await this.registration.register(tx, newcomer, by);
      const seats = await sittingSeats(tx, meeting.panelId, today);
      const seat = seats.find(({ id, deputyOf }) => id === seatId && deputyOf === null);
      const named = await tx.findBy(Substitute, { meetingId });
      if (named.some((one) => one.seatId === seatId && one.personId === personId)) return;
      const before = named.find((one) => one.seatId === seatId);
      refuseIfAny(
        refusalsToSubstitute({
          ...{ meetsOn, today, isCancelled: meeting.cancelledAt !== null },
          isSeat: seat !== undefined && (seat.endsOn === null || seat.endsOn >= meetsOn),
          mayName: mayNameAnyone || seat?.personId === by,
          named: before && (await nameOf(tx, before.personId)),
          isSeated: seats.some((one) => one.personId === personId),
          goesForAnother: named.some((one) => one.personId === personId),
        }),
      );

      const namedAt = this.clock.now();
      const { id } = await tx.save(Substitute, {
        meetingId,
        seatId,
        personId,
        namedAt,
        namedBy: by,
      });
      const role = { personId, role: 'substitute', subjectId: meetingId } as const;
      await this.roles.grantUntil(tx, role, meetsOn, by);
      await this.record(tx, 'named-substitute', meetingId, { seatId, personId }, by);
      await this.outbox.add(tx, substituteNamed(id));
    });
  }

  /**
   * The member comes themselves after all: the substitute reads nothing any more.
   * @throws Refused once they have been at the meeting.
   * @throws NotFoundException when there is no such substitute, or they are not the caller's to withdraw.
   */
  withdraw(
    { meetingId, substituteId, mayNameAnyone }: WithdrawSubstitute,
    by: string,
  ): Promise<void> {
    return this.transactions.run(async (tx) => {
      const meeting = await lockedMeeting(tx, meetingId);
      const one = await tx.findOneBy(Substitute, { id: substituteId, meetingId });
      if (!one) throw new NotFoundException();
      const { personId, seatId } = one;
      const seats = await sittingSeats(tx, meeting.panelId, this.clock.today());
      const isOwn = seats.some((seat) => seat.id === seatId && seat.personId === by);
      if (!mayNameAnyone && !isOwn) throw new NotFoundException();
      if (await tx.existsBy(Attendance, { meetingId, personId })) {
        refuse('has-attended', 'They have been at the meeting: that stays on the record');
      }
      await tx.delete(Substitute, { id: substituteId });
      await this.roles.withdraw(tx, { personId, role: 'substitute', subjectId: meetingId }, by);
      await this.record(tx, 'withdrew-substitute', meetingId, { seatId, personId }, by);
    });
  }

  private record(
    tx: Tx,
    act: string,
    meetingId: string,
    detail: object,
    by: string,
  ): Promise<void> {
    return this.audit.record(tx, {
      subject: `meeting/${meetingId}`,
      act,
      by,
      detail: { ...detail },
    });
  }
}

function lockedMeeting(tx: Tx, id: string): Promise<Meeting> {
  return tx.findOneOrFail(Meeting, { where: { id }, lock: { mode: 'pessimistic_write' } });
}

async function nameOf(tx: Tx, personId: string): Promise<string> {
  const [person] = await tx.query<{ name: string }[]>('SELECT name FROM person WHERE id = $1', [
    personId,
  ]);
  return person?.name ?? '';
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { londonDateOf } from '../../kernel/london.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { recordClosed, refusalsToArrive } from './attendance.rules.js';
import { Attendance } from './attendance.entity.js';
import { Meeting } from './meeting.entity.js';

@Injectable()
export class Attending {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Records people as present from now, for the agency of their seat, or of the member whose deputy or
   * substitute they are. Whoever had left is back from now; whoever is there already stays.
   * @throws Refused before the day of the meeting, when it was cancelled or is minuted, or when one of them has no
   * seat on the panel and isn't a substitute.
   */
  arrive(meetingId: string, personIds: readonly string[], by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const meeting = await lockedMeeting(tx, meetingId);
      const now = this.clock.now();
      const today = londonDateOf(now);
      const coming = [meeting.panelId, personIds, today, meetingId];
      const seated = await tx.query<unknown[]>(COMING, coming);
      refuseIfAny(
        refusalsToArrive({
          isCancelled: meeting.cancelledAt !== null,
          isRecordClosed: meeting.recordClosedAt !== null,
          meetsOn: londonDateOf(meeting.startsAt),
          today,
          unseated: personIds.length - seated.length,
        }),
      );
      const arrived = await tx.query<{ person_id: string }[]>(
        `INSERT INTO attendance (meeting_id, person_id, agency_id, stands_for, arrived_at)
         SELECT $4, person_id, agency_id, stands_for, $5 FROM (${COMING}) coming
         ON CONFLICT (meeting_id, person_id) WHERE left_at IS NULL DO NOTHING RETURNING person_id`,
        [...coming, now],
      );
      for (const { person_id: personId } of arrived) {
        await this.record(tx, meetingId, 'arrived', personId, by);
      }
    });
  }

  /**
   * Records that a member has left: from now they count for no item. Twice changes nothing.
   * @throws Refused when they have not been at the meeting, or it is minuted.
   */
  leave(meetingId: string, personId: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { recordClosedAt } = await lockedMeeting(tx, meetingId);
      const presences = await tx.findBy(Attendance, { meetingId, personId });
      if (presences.length === 0) {
        refuse('not-present', 'Choose somebody who is at the meeting', 'personId');
      }
      const here = presences.find(({ leftAt }) => leftAt === null);
      if (!here) return;
      if (recordClosedAt !== null) refuseIfAny([recordClosed('personId')]);
      await tx.update(Attendance, { id: here.id }, { leftAt: this.clock.now() });
      await this.record(tx, meetingId, 'left', personId, by);
    });
  }

  private record(tx: Tx, meetingId: string, act: string, personId: string, by: string) {
    return this.audit.record(tx, {
      subject: `meeting/${meetingId}`,
      act,
      by,
      detail: { personId },
    });
  }
}

/** Those of the people who may be present: with a seat today, or as a substitute named for this meeting. */
const COMING = `
  SELECT s.person_id, s.agency_id, m.person_id AS stands_for
    FROM seat s LEFT JOIN seat m ON m.id = s.deputy_of
   WHERE s.panel_id = $1 AND s.person_id = ANY($2)
     AND s.starts_on <= $3 AND ($3 <= s.ends_on OR s.ends_on IS NULL)
  UNION ALL
  SELECT u.person_id, m.agency_id, m.person_id
    FROM substitute u JOIN seat m ON m.id = u.seat_id
   WHERE u.meeting_id = $4 AND u.person_id = ANY($2)
     AND NOT EXISTS (SELECT FROM seat s WHERE s.panel_id = $1 AND s.person_id = u.person_id
                        AND s.starts_on <= $3 AND ($3 <= s.ends_on OR s.ends_on IS NULL))`;

/** Decisions hold the meeting shared: nobody comes or goes in the middle of one. */
function lockedMeeting(tx: Tx, id: string): Promise<Meeting> {
  return tx.findOneOrFail(Meeting, { where: { id }, lock: { mode: 'pessimistic_write' } });
}

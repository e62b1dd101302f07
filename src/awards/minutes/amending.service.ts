import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { MeetingRecord } from '../../panels/meetings/meeting-record.service.js';
import { Meeting } from '../../panels/meetings/meeting.entity.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { MinutesAmendment } from './minutes-amendment.entity.js';
import { MinutesConfirmation } from './minutes-confirmation.entity.js';
import { laterMeetingOf, refusalsToAmend, type LaterMeeting } from './minutes-life.rules.js';
import { IssuedMinutes } from './minutes.entity.js';
import type { MinutesText } from './minutes.rules.js';
import { entryOf } from './readable.rules.js';

export interface AmendMinutes {
  readonly meetingId: string;
  /** The key of the entry. */
  readonly entry: string;
  readonly lines: readonly string[];
  readonly reason: string;
  /** How many amendments of this entry there were when its form was opened. */
  readonly seen: number;
  /** The later meeting that agreed it; null when none is named. */
  readonly agreedAt: string | null;
}

@Injectable()
export class MinutesAmending {
  constructor(
    private readonly transactions: Transactions,
    private readonly meetings: MeetingRecord,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Says of one entry what it should have said. What it said stays. The words that stand already change nothing.
   * Whoever calls has seen that the entry isn't shut to the person.
   * @throws Refused when somebody amended it meanwhile, or the minutes are confirmed and no later meeting agreed.
   * @throws NotFoundException when there is no such entry, or the minutes are not issued.
   */
  amend(command: AmendMinutes, by: string): Promise<void> {
    const { meetingId, entry, lines, reason, seen, agreedAt } = command;
    return this.transactions.run(async (tx) => {
      const later = agreedAt === null ? undefined : await this.laterThan(tx, meetingId, agreedAt);
      const minutes = await lockedMinutes(tx, meetingId);
      const issued = entryOf(JSON.parse(minutes.text) as MinutesText, entry);
      if (!issued) throw new NotFoundException();
      const all = await tx.find(MinutesAmendment, {
        where: { minutesId: minutes.id },
        order: { number: 'ASC' },
      });
      const own = all.filter((one) => one.entry === entry);
      const current = (own.at(-1) ?? issued).lines.join('\n');
      if (current === lines.join('\n')) return;
      refuseIfAny(
        refusalsToAmend({
          isConfirmed: await tx.existsBy(MinutesConfirmation, { minutesId: minutes.id }),
          agreedAt: later,
          ...{ seen, amendments: own.length, current },
        }),
      );

      const number = all.length + 1;
      await tx.insert(MinutesAmendment, {
        ...{ minutesId: minutes.id, number, entry, lines, reason, agreedAtMeeting: agreedAt },
        ...{ amendedAt: this.clock.now(), amendedBy: by },
      });
      await this.audit.record(tx, {
        subject: `meeting/${meetingId}`,
        act: 'minutes-amended',
        by,
        detail: { number, entry, reason, agreedAt },
      });
    });
  }

  private async laterThan(tx: Tx, meetingId: string, laterId: string): Promise<LaterMeeting> {
    const later = await this.meetings.lock(tx, laterId);
    const { panelId, startsAt } = await tx.findOneByOrFail(Meeting, { id: meetingId });
    return laterMeetingOf({ panelId, startsAt }, later);
  }
}

/** The issued minutes, locked: whoever amends or confirms them at the same moment waits. */
export async function lockedMinutes(tx: Tx, meetingId: string): Promise<IssuedMinutes> {
  const minutes = await tx.findOne(IssuedMinutes, {
    where: { meetingId },
    lock: { mode: 'pessimistic_write' },
  });
  if (!minutes) throw new NotFoundException();
  return minutes;
}

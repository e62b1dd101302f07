import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuse } from '../../kernel/refusal.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { Attendance } from './attendance.entity.js';
import { Meeting } from './meeting.entity.js';

/** A meeting as what is done about its record finds it, locked until the transaction ends. */
export interface LockedMeeting {
  readonly panelId: string;
  readonly startsAt: Date;
  readonly isCancelled: boolean;
  /** Somebody has been recorded as there. */
  readonly isHeld: boolean;
  readonly isRecordClosed: boolean;
}

/** The record of a meeting, which its minutes close: whoever was there and whatever was decided stays as they say. */
@Injectable()
export class MeetingRecord {
  constructor(private readonly clock: Clock) {}

  /** @throws NotFoundException when there is no such meeting. */
  async lock(tx: Tx, meetingId: string): Promise<LockedMeeting> {
    const meeting = await tx.findOne(Meeting, {
      where: { id: meetingId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!meeting) throw new NotFoundException();
    const { panelId, startsAt, cancelledAt, recordClosedAt } = meeting;
    return {
      ...{ panelId, startsAt },
      isCancelled: cancelledAt !== null,
      isHeld: await tx.existsBy(Attendance, { meetingId }),
      isRecordClosed: recordClosedAt !== null,
    };
  }

  /** @throws Refused when it was cancelled, or its minutes are issued. */
  async lockOpen(tx: Tx, meetingId: string): Promise<void> {
    const { isCancelled, isRecordClosed } = await this.lock(tx, meetingId);
    if (isCancelled) refuse('meeting-cancelled', 'This meeting was cancelled');
    if (isRecordClosed) {
      refuse('record-closed', 'The minutes of this meeting are issued: its agenda stays as it was');
    }
  }

  /** From now on nobody arrives, leaves or decides there. The caller holds the lock. */
  async close(tx: Tx, meetingId: string): Promise<void> {
    await tx.update(Meeting, { id: meetingId }, { recordClosedAt: this.clock.now() });
  }
}

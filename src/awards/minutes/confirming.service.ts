import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { MeetingRecord } from '../../panels/meetings/meeting-record.service.js';
import { Meeting } from '../../panels/meetings/meeting.entity.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { lockedMinutes } from './amending.service.js';
import { MinutesAmendment } from './minutes-amendment.entity.js';
import { MinutesConfirmation } from './minutes-confirmation.entity.js';
import { laterMeetingOf, refusalsToConfirm } from './minutes-life.rules.js';

@Injectable()
export class MinutesConfirming {
  constructor(
    private readonly transactions: Transactions,
    private readonly meetings: MeetingRecord,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * A later meeting found them right, as they stand at this moment. Confirmed already, they stay as they were
   * confirmed first.
   * @throws Refused when that is no later meeting of the panel, or its own minutes are issued.
   * @throws NotFoundException when the minutes are not issued.
   */
  confirm(meetingId: string, laterId: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const later = await this.meetings.lock(tx, laterId);
      const { id: minutesId } = await lockedMinutes(tx, meetingId);
      if (await tx.existsBy(MinutesConfirmation, { minutesId })) return;
      const { panelId, startsAt } = await tx.findOneByOrFail(Meeting, { id: meetingId });
      refuseIfAny(refusalsToConfirm(laterMeetingOf({ panelId, startsAt }, later)));

      const amendments = await tx.countBy(MinutesAmendment, { minutesId });
      await tx.insert(MinutesConfirmation, {
        ...{ minutesId, meetingId: laterId, amendments },
        ...{ confirmedAt: this.clock.now(), confirmedBy: by },
      });
      await this.audit.record(tx, {
        subject: `meeting/${meetingId}`,
        act: 'minutes-confirmed',
        by,
        detail: { at: laterId, amendments },
      });
    });
  }
}

import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { MeetingRecord } from '../../panels/meetings/meeting-record.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { minutesIssued } from '../awards.events.js';
import { MinutesFactsQueries } from './minutes-facts.queries.js';
import { refusalsToIssue } from './minutes-life.rules.js';
import { MinutesReading } from './minutes-reading.queries.js';
import { IssuedMinutes } from './minutes.entity.js';
import { minutesOf } from './minutes.rules.js';

@Injectable()
export class MinutesIssuing {
  constructor(
    private readonly transactions: Transactions,
    private readonly meetings: MeetingRecord,
    private readonly facts: MinutesFactsQueries,
    private readonly reading: MinutesReading,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Freezes the minutes as the record has them at this moment, and closes the record. Twice changes nothing.
   * @throws Refused when there was no meeting, or part of it is shut to whoever issues them.
   */
  async issue(meetingId: string, by: string): Promise<void> {
    const { minutes } = await this.reading.draft(meetingId, by); // on a connection of its own, so before
    await this.transactions.run(async (tx) => {
      const { isCancelled, isHeld, isRecordClosed } = await this.meetings.lock(tx, meetingId);
      if (isRecordClosed) return;
      refuseIfAny(refusalsToIssue({ isCancelled, isHeld, hasShut: minutes.hasShut }));

      const text = JSON.stringify(minutesOf(await this.facts.of(tx, meetingId)));
      const sha256 = createHash('sha256').update(text).digest('hex');
      const issued = { meetingId, text, sha256, issuedAt: this.clock.now(), issuedBy: by };
      await tx.insert(IssuedMinutes, issued);
      await this.meetings.close(tx, meetingId);
      await this.audit.record(tx, {
        subject: `meeting/${meetingId}`,
        act: 'minutes-issued',
        by,
        detail: { sha256 },
      });
      await this.outbox.add(tx, minutesIssued(meetingId));
    });
  }
}

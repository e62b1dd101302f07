import { Injectable } from '@nestjs/common';
import { MinutesReading } from '../../awards/minutes/minutes-reading.queries.js';
import { Meetings } from '../../panels/meetings/meetings.queries.js';
import { Seats } from '../../panels/membership/seats.queries.js';
import { LetterWriting } from './letter-writing.service.js';

/** Sends the minutes of a meeting to those who may read them. */
@Injectable()
export class MinutesLetters {
  constructor(
    private readonly meetings: Meetings,
    private readonly seats: Seats,
    private readonly minutes: MinutesReading,
    private readonly writing: LetterWriting,
  ) {}

  /**
   * To everybody with a seat on the panel as things stand now, each as the page would show it to them: of a bid
   * that is shut to them, its number and nothing else.
   */
  async tellOfIssue(meetingId: string): Promise<void> {
    const meeting = await this.meetings.byId(meetingId);
    if (!meeting) throw new Error(`There is no meeting ${meetingId}`);
    for (const { personId, personName, email } of await this.seats.ofPanel(meeting.panelId)) {
      const issued = await this.minutes.issued(meetingId, personId);
      if (!issued) throw new Error(`The minutes of meeting ${meetingId} are not issued`);
      await this.writing.writeToEach([{ name: personName, email }], {
        key: `minutes/${meetingId}/issued`,
        subject: `Minutes of the ${meeting.panelName}`,
        template: 'correspondence/letters/views/minutes-issued.txt.njk',
        model: { meeting, minutes: issued.minutes },
      });
    }
  }
}

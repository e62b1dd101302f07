import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { invitationTo } from '../../panels/meetings/invitation/invitation.rules.js';
import { Invitees } from '../../panels/meetings/invitation/invitees.queries.js';
import { Meetings } from '../../panels/meetings/meetings.queries.js';
import { Settings } from '../../platform/config/settings.js';
import { calendarFile } from '../../platform/paper/calendar-file.js';
import { LetterWriting } from './letter-writing.service.js';

/** Tells those who may attend a meeting when it is, and their calendars with them. */
@Injectable()
export class MeetingLetters {
  constructor(
    private readonly meetings: Meetings,
    private readonly invitees: Invitees,
    private readonly writing: LetterWriting,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /**
   * It was called, moved or cancelled: to everybody who may attend as things stand now. Nothing when it was
   * changed since, as the newer word is sent for that; nor once its time has come.
   */
  async invite(meetingId: string, sequence: number): Promise<void> {
    const meeting = await this.meetings.byId(meetingId);
    if (!meeting) throw new Error(`There is no meeting ${meetingId}`);
    if (meeting.sequence !== sequence || meeting.startsAt <= this.clock.now()) return;
    const { panelName } = meeting;
    const [news, subject] =
      meeting.cancelledAt !== null
        ? ['cancelled', `The meeting of the ${panelName} is cancelled`]
        : sequence > 0
          ? ['moved', `The meeting of the ${panelName} is moved`]
          : ['called', `A meeting of the ${panelName}`];
    for (const invitee of await this.invitees.of(meetingId)) {
      await this.writing.writeToEach([invitee], {
        key: `meeting/${meetingId}/${sequence}`,
        subject,
        template: 'correspondence/letters/views/meeting.txt.njk',
        model: { meeting, news },
        calendar: calendarFile(invitationTo(meeting, this.settings.baseUrl, invitee)),
      });
    }
  }
}

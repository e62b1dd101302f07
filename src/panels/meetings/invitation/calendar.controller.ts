import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { londonDateOf } from '../../../kernel/london.js';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { Settings } from '../../../platform/config/settings.js';
import { calendarFile } from '../../../platform/paper/calendar-file.js';
import { download, MEDIA_TYPES, type Download } from '../../../platform/web/page.js';
import { MeetingAccess } from '../meeting-access.queries.js';
import { invitationTo } from './invitation.rules.js';

/** The meeting as a file for a calendar, for whoever lost the message or never had one. */
@Controller('meetings/:meetingId/calendar')
@Allow('coordinator', 'observer', 'panel-member', 'substitute')
export class CalendarController {
  constructor(
    private readonly access: MeetingAccess,
    private readonly settings: Settings,
  ) {}

  @Get()
  async save(
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Download> {
    const { meeting } = await this.access.toRead(meetingId, person);
    const file = calendarFile(invitationTo(meeting, this.settings.baseUrl));
    return download(`meeting-${londonDateOf(meeting.startsAt)}.ics`, MEDIA_TYPES.ics, file);
  }
}

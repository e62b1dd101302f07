import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { MeetingAccess } from '../../panels/meetings/meeting-access.queries.js';
import { Meetings } from '../../panels/meetings/meetings.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { MinutesConfirming } from './confirming.service.js';
import { ConfirmingForm } from './minutes.form.js';
import { laterMeetings } from './minutes.page.js';
import { MinutesRecords } from './minutes-records.queries.js';

@Controller('meetings/:meetingId/minutes/confirmation')
@Allow('coordinator', 'panel-member')
export class MinutesConfirmingController {
  constructor(
    private readonly access: MeetingAccess,
    private readonly meetings: Meetings,
    private readonly records: MinutesRecords,
    private readonly confirming: MinutesConfirming,
  ) {}

  @Get()
  async show(
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const meeting = await this.access.toRun(meetingId, person);
    const record = await this.records.ofMeeting(meetingId);
    if (!record) throw new NotFoundException();
    const all = await this.meetings.ofPanel(meeting.panelId);
    return page('awards/minutes/views/confirm.njk', {
      meeting,
      amendments: record.amendments.length,
      meetings: laterMeetings(meeting, all),
    });
  }

  @Post()
  async confirm(
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @Body(new FormPipe(ConfirmingForm)) { meeting: laterId }: ConfirmingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.access.toRun(meetingId, person);
    await this.confirming.confirm(meetingId, laterId, person.id);
    return seeOther(`/meetings/${meetingId}/minutes`, 'The minutes are confirmed.');
  }
}

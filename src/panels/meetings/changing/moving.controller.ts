import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { formatTimeOfDay, londonDateOf, londonInstant } from '../../../kernel/london.js';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { MeetingAccess } from '../meeting-access.queries.js';
import { MovingForm } from './changing.form.js';
import { MeetingChanging } from './meeting-changing.service.js';

@Controller('meetings/:meetingId/moving')
@Allow('coordinator', 'panel-member')
export class MovingController {
  constructor(
    private readonly access: MeetingAccess,
    private readonly changing: MeetingChanging,
  ) {}

  @Get()
  async show(
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const meeting = await this.access.toRun(meetingId, person);
    return page('panels/meetings/changing/views/move.njk', {
      meeting,
      on: londonDateOf(meeting.startsAt),
      at: formatTimeOfDay(meeting.startsAt).replace('12 noon', '12:00'),
    });
  }

  @Post()
  async move(
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @Body(new FormPipe(MovingForm)) { startsOn, startsAt, place, reason }: MovingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.access.toRun(meetingId, person);
    const moment = londonInstant(startsOn, startsAt);
    await this.changing.move({ meetingId, startsAt: moment, place, reason }, person.id);
    return seeOther(
      `/meetings/${meetingId}`,
      'The meeting is moved. Everybody who may attend is told, and their calendars follow.',
    );
  }
}

import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { DepartureForm } from './attendance.form.js';
import { Attendances } from './attendance.queries.js';
import { Attending } from './attendance.service.js';
import { MeetingAccess } from './meeting-access.queries.js';

@Controller('meetings/:meetingId/departure')
@Allow('coordinator', 'panel-member')
export class DepartureController {
  constructor(
    private readonly access: MeetingAccess,
    private readonly attendances: Attendances,
    private readonly attending: Attending,
  ) {}

  @Get()
  async show(
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const meeting = await this.access.toRun(meetingId, person);
    const presences = await this.attendances.ofMeeting(meetingId);
    const here = presences
      .filter(({ leftAt }) => leftAt === null)
      .map(({ personId, personName, agencyName }) => ({
        value: personId,
        text: `${agencyName}: ${personName}`,
      }));
    return page('panels/meetings/views/departure.njk', { meeting, here });
  }

  @Post()
  async leave(
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @Body(new FormPipe(DepartureForm)) { personId }: DepartureForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.access.toRun(meetingId, person);
    await this.attending.leave(meetingId, personId, person.id);
    return seeOther(`/meetings/${meetingId}`, 'Recorded that they have left.');
  }
}

import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { Seats } from '../membership/seats.queries.js';
import { absentOf } from './attendance.page.js';
import { AttendanceForm } from './attendance.form.js';
import { Attendances } from './attendance.queries.js';
import { Attending } from './attendance.service.js';
import { MeetingAccess } from './meeting-access.queries.js';
import { Substitutes } from './substitutes/substitutes.queries.js';

@Controller('meetings/:meetingId/attendance')
@Allow('coordinator', 'panel-member')
export class AttendanceController {
  constructor(
    private readonly access: MeetingAccess,
    private readonly seats: Seats,
    private readonly substitutes: Substitutes,
    private readonly attendances: Attendances,
    private readonly attending: Attending,
  ) {}

  @Get()
  async show(
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const meeting = await this.access.toRun(meetingId, person);
    const [members, substitutes, presences] = await Promise.all([
      this.seats.ofPanel(meeting.panelId),
      this.substitutes.ofMeeting(meetingId),
      this.attendances.ofMeeting(meetingId),
    ]);
    const here = presences.filter(({ leftAt }) => leftAt === null);
    return page('panels/meetings/views/attendance.njk', {
      meeting,
      here,
      absent: absentOf(members, substitutes, here),
    });
  }

  @Post()
  async arrive(
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @Body(new FormPipe(AttendanceForm)) { present }: AttendanceForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.access.toRun(meetingId, person);
    await this.attending.arrive(meetingId, present, person.id);
    return seeOther(`/meetings/${meetingId}`, 'Recorded who is here.');
  }
}

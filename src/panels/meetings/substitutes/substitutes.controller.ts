import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { Seats } from '../../membership/seats.queries.js';
import { MeetingAccess } from '../meeting-access.queries.js';
import { SubstituteForm } from './substitute.form.js';
import { Substituting } from './substitute.service.js';
import { Substitutes } from './substitutes.queries.js';

@Controller('meetings/:meetingId/substitutes')
@Allow('coordinator', 'panel-member')
export class SubstitutesController {
  constructor(
    private readonly access: MeetingAccess,
    private readonly seats: Seats,
    private readonly substitutes: Substitutes,
    private readonly substituting: Substituting,
  ) {}

  /** A member names somebody for their own seat; who runs the meeting, for any. */
  @Get()
  async show(
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { meeting, mayRun } = await this.access.toRead(meetingId, person);
    const [members, substitutes] = await Promise.all([
      this.seats.ofPanel(meeting.panelId),
      this.substitutes.ofMeeting(meetingId),
    ]);
    const own = members.filter(
      ({ personId, deputyOfName }) => deputyOfName === null && (mayRun || personId === person.id),
    );
    const free = own.filter(({ seatId }) => !substitutes.some((one) => one.seatId === seatId));
    return page('panels/meetings/substitutes/views/substitutes.njk', {
      meeting,
      substitutes: substitutes.map((one) => ({
        ...one,
        mayWithdraw: mayRun || one.memberId === person.id,
      })),
      seats: free.map(({ seatId, personName, agencyName }) => ({
        value: seatId,
        text: `${personName}, ${agencyName}`,
      })),
    });
  }

  @Post()
  async name(
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @Body(new FormPipe(SubstituteForm)) form: SubstituteForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { mayRun } = await this.access.toRead(meetingId, person);
    const { seatId, name, email } = form;
    const newcomer = { seatId, name, email };
    await this.substituting.name({ meetingId, ...newcomer, mayNameAnyone: mayRun }, person.id);
    return seeOther(`/meetings/${meetingId}/substitutes`, `${form.name} goes to this meeting.`);
  }
}

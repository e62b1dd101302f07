import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { MeetingAccess } from '../meeting-access.queries.js';
import { CancellingForm } from './changing.form.js';
import { MeetingChanging } from './meeting-changing.service.js';

@Controller('meetings/:meetingId/cancellation')
@Allow('coordinator', 'panel-member')
export class CancellationController {
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
    return page('panels/meetings/changing/views/cancel.njk', { meeting });
  }

  @Post()
  async cancel(
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @Body(new FormPipe(CancellingForm)) { reason }: CancellingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.access.toRun(meetingId, person);
    await this.changing.cancel({ meetingId, reason }, person.id);
    return seeOther(
      `/meetings/${meetingId}`,
      'The meeting is cancelled. Everybody who might have come is told, and their calendars follow.',
    );
  }
}

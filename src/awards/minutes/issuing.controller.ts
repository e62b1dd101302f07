import { Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { MeetingAccess } from '../../panels/meetings/meeting-access.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { MinutesIssuing } from './issuing.service.js';

@Controller('meetings/:meetingId/minutes/issuing')
@Allow('coordinator', 'panel-member')
export class MinutesIssuingController {
  constructor(
    private readonly access: MeetingAccess,
    private readonly issuing: MinutesIssuing,
  ) {}

  @Get()
  async show(
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const meeting = await this.access.toRun(meetingId, person);
    return page('awards/minutes/views/issue.njk', { meeting });
  }

  @Post()
  async issue(
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.access.toRun(meetingId, person);
    await this.issuing.issue(meetingId, person.id);
    return seeOther(
      `/meetings/${meetingId}/minutes`,
      'The minutes are issued. Everybody who may read them is told.',
    );
  }
}

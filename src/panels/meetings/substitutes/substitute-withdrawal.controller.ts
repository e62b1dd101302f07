import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { MeetingAccess } from '../meeting-access.queries.js';
import { Substituting } from './substitute.service.js';
import { Substitutes } from './substitutes.queries.js';

@Controller('meetings/:meetingId/substitutes/:substituteId/withdrawal')
@Allow('coordinator', 'panel-member')
export class SubstituteWithdrawalController {
  constructor(
    private readonly access: MeetingAccess,
    private readonly substitutes: Substitutes,
    private readonly substituting: Substituting,
  ) {}

  @Get()
  async show(
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @Param('substituteId', ParseUUIDPipe) substituteId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { meeting, mayRun } = await this.access.toRead(meetingId, person);
    const named = await this.substitutes.ofMeeting(meetingId);
    const substitute = named.find(({ id }) => id === substituteId);
    if (!substitute || (!mayRun && substitute.memberId !== person.id))
      throw new NotFoundException();
    return page('panels/meetings/substitutes/views/withdraw.njk', { meeting, substitute });
  }

  @Post()
  async withdraw(
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @Param('substituteId', ParseUUIDPipe) substituteId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { mayRun } = await this.access.toRead(meetingId, person);
    await this.substituting.withdraw({ meetingId, substituteId, mayNameAnyone: mayRun }, person.id);
    return seeOther(`/meetings/${meetingId}/substitutes`, 'The substitute does not come.');
  }
}

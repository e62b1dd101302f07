import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Applications } from '../../../applications/applications.queries.js';
import { refuse } from '../../../kernel/refusal.js';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { uploadedFileOf } from '../../../platform/web/uploads.js';
import { Interests } from '../../interests/interests.queries.js';
import { MeetingAccess } from '../meeting-access.queries.js';
import { PaperAdding } from './paper-adding.service.js';
import { PaperForm } from './paper.form.js';

@Controller('meetings/:meetingId/papers/new')
@Allow('coordinator')
export class PaperAddingController {
  constructor(
    private readonly access: MeetingAccess,
    private readonly applications: Applications,
    private readonly interests: Interests,
    private readonly adding: PaperAdding,
  ) {}

  @Get()
  async show(
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const meeting = await this.access.toRun(meetingId, person);
    const [all, shut] = await Promise.all([
      this.applications.forRound(meeting.roundId),
      this.interests.shutTo(person.id, meeting.roundId),
    ]);
    const bids = all
      .filter(({ id }) => !shut.has(id))
      .map(({ id, reference, organisationName }) => ({
        value: id,
        text: `${reference}: ${organisationName}`,
      }));
    return page('panels/meetings/papers/views/add.njk', { meeting, bids });
  }

  @Post()
  async add(
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @Body(new FormPipe(PaperForm)) { title, bid }: PaperForm,
    @Req() request: Request,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { roundId } = await this.access.toRun(meetingId, person);
    const file = uploadedFileOf(request);
    if (!file) refuse('no-file', 'Choose the paper', 'file');
    if (bid !== null && (await this.interests.hasPecuniary(person.id, bid))) {
      refuse('another-rounds-bid', 'Choose a bid of this round', 'bid');
    }
    const paper = { file, meetingId, roundId, title, applicationId: bid, by: person.id };
    await this.adding.add(paper);
    return seeOther(`/meetings/${meetingId}/papers`, `${title} is before the meeting.`);
  }
}

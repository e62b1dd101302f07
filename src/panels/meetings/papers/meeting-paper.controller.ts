import { Controller, Get, NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { StoredFiles } from '../../../platform/files/stored-files.service.js';
import type { Download, Page } from '../../../platform/web/page.js';
import { MeetingAccess } from '../meeting-access.queries.js';
import { MeetingPaperAccess } from './paper-access.queries.js';

/** One paper of a meeting, for whoever finds it in the list. */
@Controller('meetings/:meetingId/papers/:paperId')
@Allow('coordinator', 'observer', 'panel-member', 'substitute')
export class MeetingPaperController {
  constructor(
    private readonly access: MeetingAccess,
    private readonly papers: MeetingPaperAccess,
    private readonly files: StoredFiles,
  ) {}

  @Get()
  async open(
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @Param('paperId', ParseUUIDPipe) paperId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Download | Page> {
    const { meeting } = await this.access.toRead(meetingId, person);
    const { open, reader } = await this.papers.of(meeting, person);
    const file = open.some(({ id }) => id === paperId) ? await this.files.byId(paperId) : undefined;
    if (!file) throw new NotFoundException();
    return this.files.sentTo(reader, file);
  }
}

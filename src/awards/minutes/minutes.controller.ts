import { Controller, Get, NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import { londonDateOf } from '../../kernel/london.js';
import { MeetingAccess } from '../../panels/meetings/meeting-access.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { Pdf } from '../../platform/paper/pdf.service.js';
import { download, MEDIA_TYPES, page, type Download, type Page } from '../../platform/web/page.js';
import { minutesPaper } from './minutes-paper.page.js';
import { MinutesReading } from './minutes-reading.queries.js';

/** The minutes of a meeting. The draft is for those who run it and for observers, what is issued for all who read it. */
@Controller('meetings/:meetingId/minutes')
@Allow('coordinator', 'observer', 'panel-member', 'substitute')
export class MinutesController {
  constructor(
    private readonly access: MeetingAccess,
    private readonly reading: MinutesReading,
    private readonly pdf: Pdf,
  ) {}

  @Get()
  async show(
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { meeting, mayRun } = await this.access.toRead(meetingId, person);
    const issued = await this.reading.issued(meetingId, person.id);
    const mayReadDraft = mayRun || holds(person, 'observer');
    const found =
      issued ?? (mayReadDraft ? await this.reading.draft(meetingId, person.id) : undefined);
    return page('awards/minutes/views/minutes.njk', { meeting, mayRun, ...found });
  }

  @Get('pdf')
  async print(
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Download> {
    const { meeting } = await this.access.toRead(meetingId, person);
    const issued = await this.reading.issued(meetingId, person.id);
    if (!issued?.record) throw new NotFoundException();
    const paper = minutesPaper(issued.minutes, issued.record);
    const name = `minutes-${londonDateOf(meeting.startsAt)}.pdf`;
    return download(name, MEDIA_TYPES.pdf, this.pdf.print(paper, issued.record.issuedAt));
  }
}

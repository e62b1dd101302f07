import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { MeetingAccess } from '../../panels/meetings/meeting-access.queries.js';
import { MeetingPaperAccess } from '../../panels/meetings/papers/paper-access.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { shownFile } from '../../platform/files/shown-file.rules.js';
import { StoredFiles } from '../../platform/files/stored-files.service.js';
import { page, type Page } from '../../platform/web/page.js';
import { MinutesRecords } from './minutes-records.queries.js';

/** What is before a meeting. It stands here, above the panels, as the minutes of the meeting before are among it. */
@Controller('meetings/:meetingId/papers')
@Allow('coordinator', 'observer', 'panel-member', 'substitute')
export class MeetingPapersController {
  constructor(
    private readonly access: MeetingAccess,
    private readonly papers: MeetingPaperAccess,
    private readonly files: StoredFiles,
    private readonly minutes: MinutesRecords,
  ) {}

  @Get()
  async list(
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { meeting } = await this.access.toRead(meetingId, person);
    const [{ reader, open, toDeclare }, before] = await Promise.all([
      this.papers.of(meeting, person),
      this.minutes.before(meetingId),
    ]);
    const isOpen = meeting.cancelledAt === null && !meeting.isRecordClosed;
    const { isScannerSet } = this.files;
    return page('awards/minutes/views/papers.njk', {
      meeting,
      toDeclare,
      // Who comes for one meeting only is not at the one before.
      before: holds(person, 'substitute', meetingId) ? undefined : before,
      mayAdd: isOpen && holds(person, 'coordinator'),
      papers: open.map((paper) => ({
        ...paper,
        shown: shownFile(paper, {
          reader,
          isScannerSet,
          href: `/meetings/${meetingId}/papers/${paper.id}`,
        }),
      })),
    });
  }
}

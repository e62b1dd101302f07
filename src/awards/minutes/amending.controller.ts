import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { MeetingAccess } from '../../panels/meetings/meeting-access.queries.js';
import { Meetings } from '../../panels/meetings/meetings.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { MinutesAmending } from './amending.service.js';
import { AmendingForm } from './minutes.form.js';
import { laterMeetings } from './minutes.page.js';
import { MinutesReading } from './minutes-reading.queries.js';
import { entryInWords, type ReadableEntry } from './readable.rules.js';

@Controller('meetings/:meetingId/minutes/amendments/:entry')
@Allow('coordinator', 'panel-member')
export class MinutesAmendingController {
  constructor(
    private readonly access: MeetingAccess,
    private readonly meetings: Meetings,
    private readonly reading: MinutesReading,
    private readonly amending: MinutesAmending,
  ) {}

  @Get()
  async show(
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @Param('entry') key: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const meeting = await this.access.toRun(meetingId, person);
    const { entry, isConfirmed } = await this.openOrNotFound(meetingId, key, person);
    const all = isConfirmed ? await this.meetings.ofPanel(meeting.panelId) : [];
    return page('awards/minutes/views/amend.njk', {
      meeting,
      entry,
      isConfirmed,
      what: entryInWords(key),
      words: entry.lines.join('\n'),
      meetings: laterMeetings(meeting, all),
    });
  }

  @Post()
  async amend(
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @Param('entry') key: string,
    @Body(new FormPipe(AmendingForm)) { words, reason, seen, meeting }: AmendingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.access.toRun(meetingId, person);
    await this.openOrNotFound(meetingId, key, person);
    const lines = words.split('\n').filter((line) => line.trim() !== '');
    const amendment = { meetingId, entry: key, lines, reason, seen, agreedAt: meeting };
    await this.amending.amend(amendment, person.id);
    return seeOther(
      `/meetings/${meetingId}/minutes`,
      'The minutes are amended. What they said before stays beside it.',
    );
  }

  /** Of issued minutes, and of a bid that isn't shut to them. */
  private async openOrNotFound(
    meetingId: string,
    key: string,
    person: SignedInPerson,
  ): Promise<{
    readonly entry: Extract<ReadableEntry, { isShut: false }>;
    readonly isConfirmed: boolean;
  }> {
    const issued = await this.reading.issued(meetingId, person.id);
    const entries = issued?.minutes.sections.flatMap((section) => section.entries) ?? [];
    const entry = entries.find((one) => one.key === key);
    if (!entry || entry.isShut) throw new NotFoundException();
    return { entry, isConfirmed: issued?.record?.confirmation !== undefined };
  }
}

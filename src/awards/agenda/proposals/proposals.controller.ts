import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { agendaOf, type Agenda } from '../agenda.page.js';
import { Agendas, type AgendaRead } from '../agendas.queries.js';
import { readProposals } from './proposals.form.js';
import { Proposing } from './proposing.service.js';

/** Tries amounts, so that the meeting sees how far the money goes: for who runs it, where the panel decides. */
@Controller('meetings/:meetingId/proposals')
@Allow('coordinator', 'panel-member')
export class ProposalsController {
  constructor(
    private readonly agendas: Agendas,
    private readonly proposing: Proposing,
  ) {}

  @Get()
  async show(
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { read, agenda } = await this.found(meetingId, person);
    const { meeting } = read;
    return page('awards/agenda/proposals/views/proposals.njk', { meeting, ...agenda });
  }

  @Post()
  async propose(
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @Body() body: Readonly<Record<string, unknown>> | undefined,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { read, agenda } = await this.found(meetingId, person);
    const open = new Set(
      agenda.items.flatMap((item) => (item.isShut ? [] : [item.application.id])),
    );
    const typed = readProposals(body ?? {});
    const proposals = typed.filter(({ applicationId }) => open.has(applicationId));
    const { roundId } = read.meeting;
    await this.proposing.propose({ meetingId, roundId, proposals, by: person.id });
    return seeOther(`/meetings/${meetingId}#money-line`);
  }

  /** @throws NotFoundException unless they run the meeting of a panel that decides, and see its order. */
  private async found(
    meetingId: string,
    person: SignedInPerson,
  ): Promise<{ read: AgendaRead; agenda: Agenda }> {
    const read = await this.agendas.read(meetingId, person);
    if (!read.mayPropose) throw new NotFoundException();
    return { read, agenda: agendaOf(read.facts) };
  }
}

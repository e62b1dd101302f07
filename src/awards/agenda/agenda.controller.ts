import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { Agendas } from './agendas.queries.js';
import { agendaOf } from './agenda.page.js';

/** The meeting at work. It stands here, above the panels, as it shows what the funds can still afford. */
@Controller('meetings/:meetingId')
@Allow('coordinator', 'observer', 'panel-member', 'substitute')
export class AgendaController {
  constructor(private readonly agendas: Agendas) {}

  @Get()
  async show(
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { facts, flags, ...read } = await this.agendas.read(meetingId, person);
    const { meeting, presences } = read;
    return page('awards/agenda/views/agenda.njk', {
      ...read,
      ...agendaOf(facts),
      flags: Object.fromEntries(flags),
      maySubstitute: holds(person, 'coordinator') || holds(person, 'panel-member', meeting.panelId),
      isSubstitute: holds(person, 'substitute', meetingId),
      here: presences.filter(({ leftAt }) => leftAt === null).length,
    });
  }
}

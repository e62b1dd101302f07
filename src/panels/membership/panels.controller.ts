import { Controller, Get, NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { Rounds } from '../../rounds/rounds.queries.js';
import { Meetings } from '../meetings/meetings.queries.js';
import { PanelRules } from '../rule/panel-rules.queries.js';
import { panelPageOf } from './panels.page.js';
import { Panels } from './panels.queries.js';
import { Seats } from './seats.queries.js';

@Controller('panels')
export class PanelsController {
  constructor(
    private readonly panels: Panels,
    private readonly seats: Seats,
    private readonly rounds: Rounds,
    private readonly meetings: Meetings,
    private readonly rules: PanelRules,
  ) {}

  @Get()
  @Allow('coordinator', 'observer')
  async list(@SignedIn() person: SignedInPerson): Promise<Page> {
    const panels = await this.panels.list();
    return page('panels/membership/views/panels.njk', {
      panels,
      mayAct: holds(person, 'coordinator'),
    });
  }

  @Get(':panelId')
  @Allow('coordinator', 'observer', 'panel-member')
  async show(
    @Param('panelId', ParseUUIDPipe) panelId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const isStaff = holds(person, 'coordinator') || holds(person, 'observer');
    const [panel, seat] = await Promise.all([
      this.panels.byId(panelId),
      this.seats.on(panelId, person.id),
    ]);
    if (!panel || (!isStaff && !seat)) throw new NotFoundException();
    const [rule, members, rounds, meetings] = await Promise.all([
      this.rules.inForce(panelId),
      this.seats.ofPanel(panelId),
      this.rounds.list(),
      this.meetings.ofPanel(panelId),
    ]);
    return page('panels/membership/views/panel.njk', {
      panel,
      ...panelPageOf(panel, rule, members, rounds, meetings),
      isMember: seat !== undefined,
      maySeat: holds(person, 'coordinator'),
      mayCall: holds(person, 'coordinator') || (seat !== undefined && seat.office !== 'member'),
    });
  }
}

import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { UndeliveredMail } from '../../platform/mail/undelivered.queries.js';
import { page, type Page } from '../../platform/web/page.js';
import { Rounds } from '../../rounds/rounds.queries.js';
import { Meetings } from '../meetings/meetings.queries.js';
import { OfficeTerms } from '../offices/office-terms.queries.js';
import { registerInWords } from '../register/register.page.js';
import { InterestRegisters } from '../register/interest-registers.queries.js';
import { PanelRules } from '../rule/panel-rules.queries.js';
import { SeatRecords } from '../terms/seat-records.queries.js';
import { PanelAccess } from './panel-access.queries.js';
import { panelPageOf } from './panels.page.js';
import { Panels } from './panels.queries.js';
import { Seats } from './seats.queries.js';

@Controller('panels')
export class PanelsController {
  constructor(
    private readonly panels: Panels,
    private readonly access: PanelAccess,
    private readonly seats: Seats,
    private readonly records: SeatRecords,
    private readonly rounds: Rounds,
    private readonly meetings: Meetings,
    private readonly rules: PanelRules,
    private readonly offices: OfficeTerms,
    private readonly registers: InterestRegisters,
    private readonly undelivered: UndeliveredMail,
    private readonly clock: Clock,
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
    const { panel, seat } = await this.access.toRead(panelId, person);
    const [rule, members, ended, terms, rounds, meetings, registers] = await Promise.all([
      this.rules.inForce(panelId),
      this.seats.ofPanel(panelId),
      this.records.ended(panelId),
      this.offices.ofPanel(panelId),
      this.rounds.list(),
      this.meetings.ofPanel(panelId),
      this.registers.ofPanel(panelId),
    ]);
    const facts = { panel, rule, members, terms, rounds, meetings };
    return page('panels/membership/views/panel.njk', {
      panel,
      ended,
      ...panelPageOf(facts, this.clock.today()),
      register: registerInWords(registers, this.clock.today()),
      isMember: seat !== undefined,
      maySeat: holds(person, 'coordinator'),
      undelivered: await this.undelivered.among(members.map(({ email }) => email)),
      mayCall: holds(person, 'coordinator') || (seat !== undefined && seat.office !== 'member'),
    });
  }
}

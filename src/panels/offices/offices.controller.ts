import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { PanelAccess } from '../membership/panel-access.queries.js';
import { Seats } from '../membership/seats.queries.js';
import { ElectionForm } from './election.form.js';
import { Elections } from './election.service.js';
import { OfficeTerms } from './office-terms.queries.js';
import { OFFICE_WORDS } from './office.rules.js';
import { officesPageOf } from './offices.page.js';

@Controller('panels/:panelId/offices')
export class OfficesController {
  constructor(
    private readonly access: PanelAccess,
    private readonly seats: Seats,
    private readonly terms: OfficeTerms,
    private readonly elections: Elections,
    private readonly clock: Clock,
  ) {}

  /** Who holds an office and who did; the coordinator records the next election below. */
  @Get()
  @Allow('coordinator', 'observer', 'panel-member')
  async show(
    @Param('panelId', ParseUUIDPipe) panelId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { panel } = await this.access.toRead(panelId, person);
    const [terms, members] = await Promise.all([
      this.terms.ofPanel(panelId),
      this.seats.ofPanel(panelId),
    ]);
    return page('panels/offices/views/offices.njk', {
      panel,
      mayElect: holds(person, 'coordinator'),
      ...officesPageOf(terms, members, this.clock.today()),
    });
  }

  @Post()
  @Allow('coordinator')
  async elect(
    @Param('panelId', ParseUUIDPipe) panelId: string,
    @Body(new FormPipe(ElectionForm)) form: ElectionForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.access.toRead(panelId, person);
    const { office, personId, electedOn, electedAt } = form;
    await this.elections.elect({ panelId, office, personId, electedOn, electedAt }, person.id);
    return seeOther(
      `/panels/${panelId}/offices`,
      `The election of the ${OFFICE_WORDS[form.office]} is recorded.`,
    );
  }
}

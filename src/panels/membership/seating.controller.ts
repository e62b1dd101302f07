import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import type { Panel } from './panel.entity.js';
import { Panels } from './panels.queries.js';
import { NEW_AGENCY, SeatingForm } from './seating.form.js';
import { Seating } from './seating.service.js';

@Controller('panels/:panelId/seats')
@Allow('coordinator')
export class SeatingController {
  constructor(
    private readonly panels: Panels,
    private readonly seating: Seating,
  ) {}

  @Get()
  async show(@Param('panelId', ParseUUIDPipe) panelId: string): Promise<Page> {
    const panel = await this.found(panelId);
    const agencies = await this.panels.agencies();
    return page('panels/membership/views/seat.njk', {
      panel,
      agencies: [
        ...agencies.map(({ id, name }) => ({ value: id, text: name })),
        { value: NEW_AGENCY, text: 'An agency that is not in this list' },
      ],
    });
  }

  @Post()
  async seat(
    @Param('panelId', ParseUUIDPipe) panelId: string,
    @Body(new FormPipe(SeatingForm)) form: SeatingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.found(panelId);
    const { name, email, office, agencyId, agencyName, sector, endsOn } = form;
    const agency = agencyId === NEW_AGENCY ? { name: agencyName, sector } : { id: agencyId };
    await this.seating.seat({ panelId, name, email, office, endsOn, agency }, person.id);
    return seeOther(`/panels/${panelId}`, `${name} has a seat, and can sign in with ${email}.`);
  }

  private async found(panelId: string): Promise<Panel> {
    const panel = await this.panels.byId(panelId);
    if (!panel) throw new NotFoundException();
    return panel;
  }
}

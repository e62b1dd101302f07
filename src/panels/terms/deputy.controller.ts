import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { PanelAccess } from '../membership/panel-access.queries.js';
import { Deputies } from './deputy.service.js';
import { SeatRecords } from './seat-records.queries.js';
import { DeputyForm } from './terms.form.js';

@Controller('panels/:panelId/seats/:seatId/deputy')
@Allow('coordinator')
export class DeputyController {
  constructor(
    private readonly access: PanelAccess,
    private readonly seats: SeatRecords,
    private readonly deputies: Deputies,
  ) {}

  @Get()
  async show(
    @Param('panelId', ParseUUIDPipe) panelId: string,
    @Param('seatId', ParseUUIDPipe) seatId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { panel } = await this.access.toRead(panelId, person);
    const seat = await this.seats.of(panelId, seatId);
    return page('panels/terms/views/deputy.njk', { panel, seat });
  }

  @Post()
  async name(
    @Param('panelId', ParseUUIDPipe) panelId: string,
    @Param('seatId', ParseUUIDPipe) seatId: string,
    @Body(new FormPipe(DeputyForm)) form: DeputyForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { personName } = await this.seats.of(panelId, seatId);
    const { name, email } = form;
    await this.deputies.name({ panelId, seatId, name, email }, person.id);
    return seeOther(
      `/panels/${panelId}`,
      `${form.name} is the deputy of ${personName}, and can sign in with ${form.email}.`,
    );
  }
}

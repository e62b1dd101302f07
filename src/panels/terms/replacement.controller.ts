import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { PanelAccess } from '../membership/panel-access.queries.js';
import { Replacement } from './replacement.service.js';
import { SeatRecords } from './seat-records.queries.js';
import { ReplacementForm } from './terms.form.js';

@Controller('panels/:panelId/seats/:seatId/replacement')
@Allow('coordinator')
export class ReplacementController {
  constructor(
    private readonly access: PanelAccess,
    private readonly seats: SeatRecords,
    private readonly replacement: Replacement,
  ) {}

  @Get()
  async show(
    @Param('panelId', ParseUUIDPipe) panelId: string,
    @Param('seatId', ParseUUIDPipe) seatId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { panel } = await this.access.toRead(panelId, person);
    const seat = await this.seats.of(panelId, seatId);
    return page('panels/terms/views/replace.njk', { panel, seat });
  }

  @Post()
  async replace(
    @Param('panelId', ParseUUIDPipe) panelId: string,
    @Param('seatId', ParseUUIDPipe) seatId: string,
    @Body(new FormPipe(ReplacementForm)) form: ReplacementForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { personName } = await this.seats.of(panelId, seatId);
    const { name, email, reason } = form;
    await this.replacement.replace({ panelId, seatId, name, email, reason }, person.id);
    return seeOther(
      `/panels/${panelId}`,
      `${form.name} has the seat of ${personName}, and can sign in with ${form.email}.`,
    );
  }
}

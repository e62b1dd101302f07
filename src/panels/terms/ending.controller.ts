import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { PanelAccess } from '../membership/panel-access.queries.js';
import { Terms } from './terms.service.js';
import { SeatRecords } from './seat-records.queries.js';
import { SeatEndingForm } from './terms.form.js';

@Controller('panels/:panelId/seats/:seatId/ending')
@Allow('coordinator')
export class SeatEndingController {
  constructor(
    private readonly access: PanelAccess,
    private readonly seats: SeatRecords,
    private readonly terms: Terms,
  ) {}

  @Get()
  async show(
    @Param('panelId', ParseUUIDPipe) panelId: string,
    @Param('seatId', ParseUUIDPipe) seatId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { panel } = await this.access.toRead(panelId, person);
    const seat = await this.seats.of(panelId, seatId);
    return page('panels/terms/views/end.njk', { panel, seat });
  }

  @Post()
  async end(
    @Param('panelId', ParseUUIDPipe) panelId: string,
    @Param('seatId', ParseUUIDPipe) seatId: string,
    @Body(new FormPipe(SeatEndingForm)) form: SeatEndingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { personName } = await this.seats.of(panelId, seatId);
    const { lastDay, reason } = form;
    await this.terms.end({ panelId, seatId, lastDay, reason }, person.id);
    return seeOther(`/panels/${panelId}`, `The seat of ${personName} is ended.`);
  }
}

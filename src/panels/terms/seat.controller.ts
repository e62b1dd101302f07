import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { PanelAccess } from '../membership/panel-access.queries.js';
import { SeatRecords } from './seat-records.queries.js';

/** A seat, and what the coordinator can do about it. */
@Controller('panels/:panelId/seats/:seatId')
@Allow('coordinator')
export class SeatController {
  constructor(
    private readonly access: PanelAccess,
    private readonly seats: SeatRecords,
  ) {}

  @Get()
  async show(
    @Param('panelId', ParseUUIDPipe) panelId: string,
    @Param('seatId', ParseUUIDPipe) seatId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { panel } = await this.access.toRead(panelId, person);
    const [seat, deputy] = await Promise.all([
      this.seats.of(panelId, seatId),
      this.seats.deputyOf(panelId, seatId),
    ]);
    return page('panels/terms/views/seat.njk', { panel, seat, deputy });
  }
}

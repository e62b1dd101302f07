import {
  Body,
  Controller,
  Get,
  NotFoundException,
  ParseUUIDPipe,
  Post,
  Query,
} from '@nestjs/common';
import { londonInstant } from '../../kernel/london.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { Rounds, type RoundSummary } from '../../rounds/rounds.queries.js';
import { Seats } from '../membership/seats.queries.js';
import { CallingForm } from './calling.form.js';
import { MeetingCalling } from './calling.service.js';

@Controller('meetings/new')
@Allow('coordinator', 'panel-member')
export class CallingController {
  constructor(
    private readonly rounds: Rounds,
    private readonly seats: Seats,
    private readonly calling: MeetingCalling,
  ) {}

  @Get()
  async show(
    @Query('round', ParseUUIDPipe) roundId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const round = await this.ownOrNotFound(roundId, person);
    return page('panels/meetings/views/call.njk', { round });
  }

  @Post()
  async call(
    @Query('round', ParseUUIDPipe) roundId: string,
    @Body(new FormPipe(CallingForm)) { startsOn, startsAt, place }: CallingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.ownOrNotFound(roundId, person);
    const moment = londonInstant(startsOn, startsAt);
    const id = await this.calling.call({ roundId, startsAt: moment, place }, person.id);
    return seeOther(`/meetings/${id}`, 'The meeting is called. Here is its agenda.');
  }

  /** The coordinator calls meetings of any panel, the chair those of their own. */
  private async ownOrNotFound(roundId: string, person: SignedInPerson): Promise<RoundSummary> {
    const round = await this.rounds.byId(roundId);
    const mayCall =
      round &&
      (holds(person, 'coordinator') || (await this.seats.isChair(round.panelId, person.id)));
    if (!mayCall) throw new NotFoundException();
    return round;
  }
}

import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { agendaOf, type Agenda, type AgendaItem } from '../agenda.page.js';
import { Agendas, type AgendaRead } from '../agendas.queries.js';
import { OrderForm } from './order.form.js';
import { Ordering } from './ordering.service.js';

type OpenItem = Extract<AgendaItem, { isShut: false }>;

/** Moves one bid to another place on the agenda: for who runs the meeting and sees the scores. */
@Controller('meetings/:meetingId/order/:applicationId')
@Allow('coordinator', 'panel-member')
export class OrderController {
  constructor(
    private readonly agendas: Agendas,
    private readonly ordering: Ordering,
  ) {}

  @Get()
  async show(
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @Param('applicationId', ParseUUIDPipe) applicationId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { read, agenda, item } = await this.found(meetingId, applicationId, person);
    return page('awards/agenda/order/views/move.njk', {
      ...{ meeting: read.meeting, order: read.order, items: agenda.items, item },
      // What the form sends again after a refusal is of the agenda that is shown now.
      seenVersion: read.order?.version ?? 0,
    });
  }

  @Post()
  async move(
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @Param('applicationId', ParseUUIDPipe) applicationId: string,
    @Body(new FormPipe(OrderForm)) { place, seenVersion }: OrderForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { read, item } = await this.found(meetingId, applicationId, person);
    const { roundId } = read.meeting;
    const by = person.id;
    await this.ordering.move({ meetingId, roundId, applicationId, place, seenVersion, by });
    return seeOther(
      `/meetings/${meetingId}#bid-${applicationId}`,
      `Moved: ${item.application.organisationName} is item ${place}.`,
    );
  }

  /** @throws NotFoundException unless they run the meeting, see its order, and the bid is open to them. */
  private async found(
    meetingId: string,
    applicationId: string,
    person: SignedInPerson,
  ): Promise<{ read: AgendaRead; agenda: Agenda; item: OpenItem }> {
    const read = await this.agendas.read(meetingId, person);
    const agenda = agendaOf(read.facts);
    const item = agenda.items.find(
      (one): one is OpenItem => !one.isShut && one.application.id === applicationId,
    );
    if (!item || !read.mayRun || !read.isRanked) throw new NotFoundException();
    return { read, agenda, item };
  }
}

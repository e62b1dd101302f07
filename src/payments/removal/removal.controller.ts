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
import { ReasonForm } from '../reason.form.js';
import { RunPages } from '../runs/run-pages.queries.js';
import { Removal } from './removal.service.js';

@Controller('payment-runs/:runId/items/:itemId/removal')
@Allow('trustee-administrator')
export class RemovalController {
  constructor(
    private readonly pages: RunPages,
    private readonly removal: Removal,
  ) {}

  @Get()
  async show(
    @Param('runId', ParseUUIDPipe) runId: string,
    @Param('itemId', ParseUUIDPipe) itemId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const model = await this.pages.toAct(runId, 'take-out', person.id);
    const item = model.items.find(({ id }) => id === itemId);
    if (!item) throw new NotFoundException();
    return page('payments/removal/views/remove.njk', { ...model, item });
  }

  @Post()
  async remove(
    @Param('runId', ParseUUIDPipe) runId: string,
    @Param('itemId', ParseUUIDPipe) itemId: string,
    @Body(new FormPipe(ReasonForm)) { reason }: ReasonForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.removal.remove({ runId, itemId, reason, by: person.id });
    return seeOther(`/payment-runs/${runId}`, 'The payment is taken out. The others go on.');
  }
}

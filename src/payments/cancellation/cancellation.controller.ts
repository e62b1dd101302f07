import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { ReasonForm } from '../reason.form.js';
import { RunPages } from '../runs/run-pages.queries.js';
import { Cancellation } from './cancellation.service.js';

@Controller('payment-runs/:runId/cancellation')
@Allow('trustee-administrator')
export class CancellationController {
  constructor(
    private readonly pages: RunPages,
    private readonly cancellation: Cancellation,
  ) {}

  @Get()
  async show(
    @Param('runId', ParseUUIDPipe) runId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    return page(
      'payments/cancellation/views/cancel.njk',
      await this.pages.toAct(runId, 'cancel', person.id),
    );
  }

  @Post()
  async cancel(
    @Param('runId', ParseUUIDPipe) runId: string,
    @Body(new FormPipe(ReasonForm)) { reason }: ReasonForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.cancellation.cancel(runId, reason, person.id);
    return seeOther(`/payment-runs/${runId}`, 'The run is cancelled. Its payments wait again.');
  }
}

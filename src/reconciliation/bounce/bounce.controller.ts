import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { formatDate } from '../../kernel/london.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { LinesToActOn } from '../line/lines-to-act-on.queries.js';
import { BounceForm } from './bounce.form.js';
import { Bounces } from './bounce.service.js';
import { Bounceable } from './bounceable.queries.js';

@Controller('bank/lines/:lineId/bounce')
@Allow('trustee-administrator')
export class BounceController {
  constructor(
    private readonly lines: LinesToActOn,
    private readonly bounceable: Bounceable,
    private readonly bounces: Bounces,
  ) {}

  @Get()
  async show(@Param('lineId', ParseUUIDPipe) lineId: string): Promise<Page> {
    const line = await this.lines.found(lineId);
    const left = await this.bounceable.of(line.openPence, line.bookedOn);
    return page('reconciliation/bounce/views/bounce.njk', {
      line,
      payments: left.map((payment) => ({
        value: payment.id,
        text: `${payment.reference} to ${payment.organisationName}`,
        hint: `Left on ${formatDate(payment.clearedOn)}`,
      })),
      formKey: randomUUID(),
    });
  }

  @Post()
  async record(
    @Param('lineId', ParseUUIDPipe) bankLineId: string,
    @Body(new FormPipe(BounceForm)) form: BounceForm,
    @SignedIn() { id: by }: SignedInPerson,
  ): Promise<SeeOther> {
    const { bankAccountId } = await this.lines.found(bankLineId);
    const { instalmentId, reason, formKey } = form;
    await this.bounces.record({ bankLineId, instalmentId, reason, formKey, by });
    return seeOther(`/bank/${bankAccountId}`, 'The payment came back: it is owed again.');
  }
}

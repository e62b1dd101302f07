import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { layoutCodes, LAYOUTS } from '../bank-file/layouts.rules.js';
import { siftedInWords } from '../run-items.service.js';
import { RunPages } from '../runs/run-pages.queries.js';
import { RunSending } from './run-sending.service.js';
import { SendingForm } from './sending.form.js';

@Controller('payment-runs/:runId/sending')
@Allow('trustee-administrator')
export class SendingController {
  constructor(
    private readonly pages: RunPages,
    private readonly sending: RunSending,
  ) {}

  @Get()
  async show(
    @Param('runId', ParseUUIDPipe) runId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    return page('payments/sending/views/send.njk', {
      ...(await this.pages.toAct(runId, 'send', person.id)),
      choice: await this.pages.choiceFor(runId),
      layouts: layoutCodes.map((value) => ({
        value,
        text: LAYOUTS[value].name,
        hint: LAYOUTS[value].hint,
      })),
    });
  }

  @Post()
  async send(
    @Param('runId', ParseUUIDPipe) runId: string,
    @Body(new FormPipe(SendingForm)) { layout, ownName, serviceUserNumber }: SendingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const sifted = await this.sending.send({
      runId,
      layout,
      ownName,
      serviceUserNumber,
      by: person.id,
    });
    return seeOther(
      `/payment-runs/${runId}/file`,
      sifted && siftedInWords(sifted, 'in transit. Give the file to the bank'),
    );
  }
}

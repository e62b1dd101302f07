import { Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { formatPence } from '../../kernel/pence.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { PaymentsToConfirm } from '../payment-to-confirm.queries.js';
import { Sending } from './sending.service.js';

@Controller('payments/:instalmentId/sending')
@Allow('trustee-administrator')
export class SendingController {
  constructor(
    private readonly payments: PaymentsToConfirm,
    private readonly sending: Sending,
  ) {}

  @Get()
  async show(
    @Param('instalmentId', ParseUUIDPipe) instalmentId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    return page(
      'payments/sending/views/send.njk',
      await this.payments.of(instalmentId, 'send', person.id),
    );
  }

  @Post()
  async send(
    @Param('instalmentId', ParseUUIDPipe) instalmentId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { organisationName, amountPence } = await this.payments.found(instalmentId);
    await this.sending.send(instalmentId, person.id);
    return seeOther(
      '/payments',
      `${formatPence(amountPence)} to ${organisationName} is recorded as sent to the bank.`,
    );
  }
}

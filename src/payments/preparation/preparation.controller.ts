import { Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { formatPence } from '../../kernel/pence.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { PaymentsToConfirm } from '../payment-to-confirm.queries.js';
import { Preparation } from './preparation.service.js';

@Controller('payments/:instalmentId/preparation')
@Allow('trustee-administrator')
export class PreparationController {
  constructor(
    private readonly payments: PaymentsToConfirm,
    private readonly preparation: Preparation,
  ) {}

  @Get()
  async show(
    @Param('instalmentId', ParseUUIDPipe) instalmentId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    return page(
      'payments/preparation/views/prepare.njk',
      await this.payments.of(instalmentId, 'prepare', person.id),
    );
  }

  @Post()
  async prepare(
    @Param('instalmentId', ParseUUIDPipe) instalmentId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { organisationName, amountPence } = await this.payments.found(instalmentId);
    await this.preparation.prepare(instalmentId, person.id);
    return seeOther(
      '/payments',
      `${formatPence(amountPence)} to ${organisationName} is prepared. Somebody else approves it.`,
    );
  }
}

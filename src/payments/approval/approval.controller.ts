import { Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { formatPence } from '../../kernel/pence.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { PaymentsToConfirm } from '../payment-to-confirm.queries.js';
import { Approval } from './approval.service.js';

@Controller('payments/:instalmentId/approval')
@Allow('trustee-administrator')
export class ApprovalController {
  constructor(
    private readonly payments: PaymentsToConfirm,
    private readonly approval: Approval,
  ) {}

  @Get()
  async show(
    @Param('instalmentId', ParseUUIDPipe) instalmentId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    return page(
      'payments/approval/views/approve.njk',
      await this.payments.of(instalmentId, 'approve', person.id),
    );
  }

  @Post()
  async approve(
    @Param('instalmentId', ParseUUIDPipe) instalmentId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { organisationName, amountPence } = await this.payments.found(instalmentId);
    await this.approval.approve(instalmentId, person.id);
    return seeOther(
      '/payments',
      `${formatPence(amountPence)} to ${organisationName} is approved. It can be sent.`,
    );
  }
}

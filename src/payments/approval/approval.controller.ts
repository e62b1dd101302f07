import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { OneTimeCodeForm } from '../code.form.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { siftedInWords } from '../run-items.service.js';
import { RunPages } from '../runs/run-pages.queries.js';
import { Approval } from './approval.service.js';

@Controller('payment-runs/:runId/approval')
@Allow('trustee-administrator')
export class ApprovalController {
  constructor(
    private readonly pages: RunPages,
    private readonly approval: Approval,
  ) {}

  @Get()
  async show(
    @Param('runId', ParseUUIDPipe) runId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    return page(
      'payments/approval/views/approve.njk',
      await this.pages.toAct(runId, 'approve', person.id),
    );
  }

  @Post()
  async approve(
    @Param('runId', ParseUUIDPipe) runId: string,
    @Body(new FormPipe(OneTimeCodeForm)) { code }: OneTimeCodeForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const sifted = await this.approval.approve({ runId, code, by: person.id });
    return seeOther(`/payment-runs/${runId}`, sifted && siftedInWords(sifted, 'approved'));
  }
}

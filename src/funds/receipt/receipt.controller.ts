import { randomUUID } from 'node:crypto';
import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { formatPence } from '../../kernel/pence.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { BankAccounts } from '../bank-accounts.queries.js';
import type { Fund } from '../fund.entity.js';
import { Funds } from '../funds.queries.js';
import { ReceiptForm } from './receipt.form.js';
import { ReceiptRecording } from './receipt.service.js';

@Controller('funds/:fundId/receipt')
@Allow('trustee-administrator')
export class ReceiptController {
  constructor(
    private readonly funds: Funds,
    private readonly bankAccounts: BankAccounts,
    private readonly recording: ReceiptRecording,
  ) {}

  @Get()
  async show(@Param('fundId', ParseUUIDPipe) fundId: string): Promise<Page> {
    const fund = await this.found(fundId);
    const bankAccounts = await this.bankAccounts.list();
    return page('funds/receipt/views/receipt.njk', { fund, bankAccounts, formKey: randomUUID() });
  }

  @Post()
  async record(
    @Param('fundId', ParseUUIDPipe) fundId: string,
    @Body(new FormPipe(ReceiptForm)) { amount, ...form }: ReceiptForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const fund = await this.found(fundId);
    await this.recording.record({ ...form, fundId, amountPence: amount, recordedBy: person.id });
    return seeOther(`/funds/${fundId}`, `${formatPence(amount)} is recorded for ${fund.name}.`);
  }

  private async found(fundId: string): Promise<Fund> {
    const fund = await this.funds.byId(fundId);
    if (!fund) throw new NotFoundException();
    return fund;
  }
}

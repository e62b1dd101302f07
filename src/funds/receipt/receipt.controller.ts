import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { formatPence } from '../../kernel/pence.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { BankAccounts } from '../bank-accounts.queries.js';
import { Funds } from '../funds.queries.js';
import { Tranches } from '../tranches/tranches.queries.js';
import { ReceiptForm } from './receipt.form.js';
import { ReceiptRecording } from './receipt.service.js';

@Controller('funds/:fundId/receipt')
@Allow('trustee-administrator')
export class ReceiptController {
  constructor(
    private readonly funds: Funds,
    private readonly bankAccounts: BankAccounts,
    private readonly tranches: Tranches,
    private readonly recording: ReceiptRecording,
  ) {}

  @Get()
  async show(@Param('fundId', ParseUUIDPipe) fundId: string): Promise<Page> {
    const fund = await this.funds.ofAFunder(fundId);
    const [bankAccounts, tranches] = await Promise.all([
      this.bankAccounts.list(),
      this.tranches.ofFund(fundId),
    ]);
    return page('funds/receipt/views/receipt.njk', {
      fund,
      bankAccounts,
      tranches: tranches.filter(({ state }) => state !== 'received' && state !== 'withdrawn'),
      formKey: randomUUID(),
    });
  }

  @Post()
  async record(
    @Param('fundId', ParseUUIDPipe) fundId: string,
    @Body(new FormPipe(ReceiptForm)) { amount, ...form }: ReceiptForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const fund = await this.funds.ofAFunder(fundId);
    await this.recording.record({ ...form, fundId, amountPence: amount, recordedBy: person.id });
    return seeOther(`/funds/${fundId}`, `${formatPence(amount)} is recorded for ${fund.name}.`);
  }
}

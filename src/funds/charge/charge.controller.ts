import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { formatPence } from '../../kernel/pence.js';
import { Balances } from '../../ledger/balances.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { BankAccounts } from '../bank-accounts.queries.js';
import { FundPaymentRecording } from '../fund-payment-recording.service.js';
import { Funds } from '../funds.queries.js';
import { ChargeForm } from './charge.form.js';

/** What the bank took of a fund’s money. */
@Controller('funds/:fundId/charge')
@Allow('trustee-administrator')
export class ChargeController {
  constructor(
    private readonly funds: Funds,
    private readonly bankAccounts: BankAccounts,
    private readonly balances: Balances,
    private readonly recording: FundPaymentRecording,
  ) {}

  @Get()
  async show(@Param('fundId', ParseUUIDPipe) fundId: string): Promise<Page> {
    const fund = await this.funds.ofAFunder(fundId);
    const [bankAccounts, balance] = await Promise.all([
      this.bankAccounts.list(),
      this.balances.ofFund(fundId),
    ]);
    return page('funds/charge/views/charge.njk', {
      fund,
      bankAccounts,
      availablePence: balance?.availablePence ?? 0n,
      formKey: randomUUID(),
    });
  }

  @Post()
  async charge(
    @Param('fundId', ParseUUIDPipe) fundId: string,
    @Body(new FormPipe(ChargeForm)) { amount, ...form }: ChargeForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const fund = await this.funds.ofAFunder(fundId);
    await this.recording.record({
      reason: '',
      ...form,
      kind: 'bank-charge',
      fundId,
      amountPence: amount,
      recordedBy: person.id,
    });
    return seeOther(
      `/funds/${fundId}`,
      `A charge of ${formatPence(amount)} is recorded for ${fund.name}.`,
    );
  }
}

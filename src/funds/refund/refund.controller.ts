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
import { RefundForm } from './refund.form.js';

/** Money that goes back to who gave it. */
@Controller('funds/:fundId/refund')
@Allow('trustee-administrator')
export class RefundController {
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
    return page('funds/refund/views/refund.njk', {
      fund,
      bankAccounts,
      availablePence: balance?.availablePence ?? 0n,
      formKey: randomUUID(),
    });
  }

  @Post()
  async refund(
    @Param('fundId', ParseUUIDPipe) fundId: string,
    @Body(new FormPipe(RefundForm)) { amount, ...form }: RefundForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const fund = await this.funds.ofAFunder(fundId);
    await this.recording.record({
      ...form,
      kind: 'refund-to-funder',
      fundId,
      amountPence: amount,
      recordedBy: person.id,
    });
    return seeOther(
      `/funds/${fundId}`,
      `A refund of ${formatPence(amount)} to ${fund.funderName} is recorded.`,
    );
  }
}

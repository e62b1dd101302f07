import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { formatPence } from '../../kernel/pence.js';
import { Balances } from '../../ledger/balances.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { BankAccounts } from '../bank-accounts.queries.js';
import { FundPaymentRecording } from '../fund-payment-recording.service.js';
import { Funds } from '../funds.queries.js';
import { feeAllowance, feeInWords } from './fee.rules.js';
import { FeeForm } from './fee.form.js';

/** What who holds the money keeps for it, as far as the agreement allows. */
@Controller('funds/:fundId/fee')
@Allow('trustee-administrator')
export class FeeController {
  constructor(
    private readonly funds: Funds,
    private readonly bankAccounts: BankAccounts,
    private readonly balances: Balances,
    private readonly recording: FundPaymentRecording,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Param('fundId', ParseUUIDPipe) fundId: string): Promise<Page> {
    const fund = await this.funds.ofAFunder(fundId);
    const [bankAccounts, balance] = await Promise.all([
      this.bankAccounts.list(),
      this.balances.ofFund(fundId),
    ]);
    const money = {
      receivedPence: balance?.receivedPence ?? 0n,
      takenPence: balance?.feePence ?? 0n,
    };
    return page('funds/fee/views/fee.njk', {
      fund,
      terms: feeInWords(fund),
      bankAccounts,
      availablePence: balance?.availablePence ?? 0n,
      fee: feeAllowance(fund, money, this.clock.today()),
      formKey: randomUUID(),
    });
  }

  @Post()
  async take(
    @Param('fundId', ParseUUIDPipe) fundId: string,
    @Body(new FormPipe(FeeForm)) { amount, ...form }: FeeForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const fund = await this.funds.ofAFunder(fundId);
    await this.recording.record({
      reason: '',
      ...form,
      kind: 'management-fee',
      fundId,
      amountPence: amount,
      recordedBy: person.id,
    });
    return seeOther(
      `/funds/${fundId}`,
      `A fee of ${formatPence(amount)} is taken from ${fund.name}.`,
    );
  }
}

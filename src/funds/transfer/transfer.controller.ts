import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { formatPence } from '../../kernel/pence.js';
import { Balances } from '../../ledger/balances.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { BankAccounts } from '../bank-accounts.queries.js';
import { Funds } from '../funds.queries.js';
import { TransferForm } from './transfer.form.js';
import { FundTransfers } from './transfer.service.js';

/** From this fund to another, with its funder's consent. */
@Controller('funds/:fundId/transfer')
@Allow('trustee-administrator')
export class TransferController {
  constructor(
    private readonly funds: Funds,
    private readonly bankAccounts: BankAccounts,
    private readonly balances: Balances,
    private readonly transfers: FundTransfers,
  ) {}

  @Get()
  async show(@Param('fundId', ParseUUIDPipe) fundId: string): Promise<Page> {
    const fund = await this.funds.ofAFunder(fundId);
    const [funds, bankAccounts, balance] = await Promise.all([
      this.funds.list(),
      this.bankAccounts.list(),
      this.balances.ofFund(fundId),
    ]);
    return page('funds/transfer/views/transfer.njk', {
      fund,
      others: funds.filter(({ id, status }) => id !== fundId && status !== 'closed'),
      bankAccounts,
      availablePence: balance?.availablePence ?? 0n,
      formKey: randomUUID(),
    });
  }

  @Post()
  async transfer(
    @Param('fundId', ParseUUIDPipe) fundId: string,
    @Body(new FormPipe(TransferForm)) { amount, ...form }: TransferForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const fund = await this.funds.ofAFunder(fundId);
    await this.transfers.transfer({
      ...form,
      fromFundId: fundId,
      amountPence: amount,
      recordedBy: person.id,
    });
    return seeOther(`/funds/${fundId}`, `${formatPence(amount)} is transferred from ${fund.name}.`);
  }
}

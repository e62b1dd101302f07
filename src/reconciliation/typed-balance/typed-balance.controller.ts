import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import type { BankAccount } from '../../funds/bank-account.entity.js';
import { BankAccounts } from '../../funds/bank-accounts.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { BalanceWithdrawalForm, TypedBalanceForm } from './typed-balance.form.js';
import { TypedBalancesQueries, type TypedBalanceShown } from './typed-balances.queries.js';
import { TypedBalances } from './typed-balances.service.js';

@Controller('bank')
@Allow('trustee-administrator')
export class TypedBalanceController {
  constructor(
    private readonly accounts: BankAccounts,
    private readonly queries: TypedBalancesQueries,
    private readonly balances: TypedBalances,
  ) {}

  @Get(':bankAccountId/balances/new')
  async show(@Param('bankAccountId', ParseUUIDPipe) bankAccountId: string): Promise<Page> {
    const account = await this.account(bankAccountId);
    return page('reconciliation/typed-balance/views/type.njk', { account });
  }

  @Post(':bankAccountId/balances/new')
  async type(
    @Param('bankAccountId', ParseUUIDPipe) bankAccountId: string,
    @Body(new FormPipe(TypedBalanceForm)) form: TypedBalanceForm,
    @SignedIn() { id: by }: SignedInPerson,
  ): Promise<SeeOther> {
    await this.account(bankAccountId);
    const { onDay, amount, isOverdrawn, evidence } = form;
    const pence = isOverdrawn ? -amount : amount;
    await this.balances.type({ bankAccountId, onDay, pence, evidence, by });
    return seeOther(`/bank/${bankAccountId}`, 'The balance is kept, as typed.');
  }

  @Get('balances/:balanceId/withdrawal')
  async showWithdrawal(@Param('balanceId', ParseUUIDPipe) balanceId: string): Promise<Page> {
    const balance = await this.found(balanceId);
    return page('reconciliation/typed-balance/views/withdraw.njk', { balance });
  }

  @Post('balances/:balanceId/withdrawal')
  async withdraw(
    @Param('balanceId', ParseUUIDPipe) balanceId: string,
    @Body(new FormPipe(BalanceWithdrawalForm)) { reason }: BalanceWithdrawalForm,
    @SignedIn() { id: by }: SignedInPerson,
  ): Promise<SeeOther> {
    const { bankAccountId } = await this.found(balanceId);
    await this.balances.withdraw(balanceId, reason, by);
    return seeOther(`/bank/${bankAccountId}`, 'The typed balance is withdrawn.');
  }

  private async account(id: string): Promise<BankAccount> {
    const account = await this.accounts.byId(id);
    if (!account) throw new NotFoundException();
    return account;
  }

  private async found(id: string): Promise<TypedBalanceShown> {
    const balance = await this.queries.byId(id);
    if (!balance) throw new NotFoundException();
    return balance;
  }
}

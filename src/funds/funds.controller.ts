import { Controller, Get, NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import { Balances } from '../ledger/balances.queries.js';
import { Allow } from '../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../platform/access/signed-in.decorator.js';
import { page, type Page } from '../platform/web/page.js';
import { BankAccounts } from './bank-accounts.queries.js';
import { Funds } from './funds.queries.js';
import { totalsOf, withFigures } from './funds.page.js';
import { Receipts } from './receipts.queries.js';

@Controller('funds')
@Allow('trustee-administrator', 'coordinator', 'observer', 'panel-member')
export class FundsController {
  constructor(
    private readonly funds: Funds,
    private readonly bankAccounts: BankAccounts,
    private readonly receipts: Receipts,
    private readonly balances: Balances,
  ) {}

  @Get()
  async list(@SignedIn() person: SignedInPerson): Promise<Page> {
    const [funds, bankAccounts, cash] = await Promise.all([
      this.funds.list(),
      this.bankAccounts.list(),
      this.balances.cashByBankAccount(),
    ]);
    const balances = await this.balances.ofFunds(funds.map(({ id }) => id));
    const rows = withFigures(funds, balances, cash);
    return page('funds/views/funds.njk', {
      rows,
      totals: totalsOf(rows),
      bankAccounts,
      mayAct: holds(person, 'trustee-administrator'),
    });
  }

  @Get(':fundId')
  async show(
    @Param('fundId', ParseUUIDPipe) fundId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const fund = await this.funds.byId(fundId);
    if (!fund) throw new NotFoundException();
    const [balances, cash, receipts] = await Promise.all([
      this.balances.ofFunds([fundId]),
      this.balances.cashByBankAccount(),
      this.receipts.ofFund(fundId),
    ]);
    const [figures] = withFigures([fund], balances, cash);
    return page('funds/views/fund.njk', {
      fund,
      figures,
      receipts,
      mayAct: holds(person, 'trustee-administrator'),
    });
  }
}

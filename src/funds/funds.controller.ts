import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Balances } from '../ledger/balances.queries.js';
import { Allow } from '../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../platform/access/signed-in.decorator.js';
import { page, type Page } from '../platform/web/page.js';
import { termsInWords } from './agreement/agreement.rules.js';
import { COST_KINDS } from './agreement/cost-kinds.js';
import { BankAccounts } from './bank-accounts.queries.js';
import { FundPapers } from './fund-papers.queries.js';
import { Funds } from './funds.queries.js';
import { totalsOf, withFigures } from './funds.page.js';
import { isSuspense } from './suspense.rules.js';

@Controller('funds')
@Allow('trustee-administrator', 'coordinator', 'observer', 'panel-member')
export class FundsController {
  constructor(
    private readonly funds: Funds,
    private readonly bankAccounts: BankAccounts,
    private readonly papers: FundPapers,
    private readonly balances: Balances,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@SignedIn() person: SignedInPerson): Promise<Page> {
    const [funds, bankAccounts, cash] = await Promise.all([
      this.funds.list(),
      this.bankAccounts.list(),
      this.balances.cashByBankAccount(),
    ]);
    const balances = await this.balances.ofFunds(funds.map(({ id }) => id));
    const all = withFigures(funds, balances, cash);
    const rows = all.filter(({ fund }) => !isSuspense(fund));
    return page('funds/views/funds.njk', {
      rows,
      totals: totalsOf(rows),
      inSuspensePence: totalsOf(all.filter(({ fund }) => isSuspense(fund))).atBankPence,
      bankAccounts,
      mayAct: holds(person, 'trustee-administrator'),
    });
  }

  @Get(':fundId')
  async show(
    @Param('fundId', ParseUUIDPipe) fundId: string,
    @Query('receipts') receipts: unknown,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const fund = await this.funds.found(fundId);
    const [balances, cash, papers] = await Promise.all([
      this.balances.ofFunds([fundId]),
      this.balances.cashByBankAccount(),
      this.papers.ofFund(fundId, typeof receipts === 'string' ? receipts : undefined),
    ]);
    const [figures] = withFigures([fund], balances, cash);
    const isStaff = (['trustee-administrator', 'coordinator', 'observer'] as const).some((role) =>
      holds(person, role),
    );
    return page('funds/views/fund.njk', {
      fund,
      figures,
      ...papers,
      terms: Object.entries(termsInWords(fund, COST_KINDS)).filter(([, text]) => text !== ''),
      today: this.clock.today(),
      isStaff,
      isSuspense: isSuspense(fund),
      mayAct: holds(person, 'trustee-administrator') && !isSuspense(fund),
    });
  }
}

import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Allow } from '../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../platform/access/signed-in.decorator.js';
import { textOf } from '../platform/web/field.decorator.js';
import { page, type Page } from '../platform/web/page.js';
import { BankWarnings } from './ageing/bank-warnings.queries.js';
import { BankOverviews } from './balance/bank-overview.queries.js';
import { BankLines } from './bank-lines.queries.js';
import { TABS, tabOf, withSuggestions } from './bank.page.js';
import { OpenItems } from './matching/open-items.queries.js';
import { pageOf } from '../platform/web/paging.rules.js';
import { Statements } from './statements.queries.js';
import { TypedBalancesQueries } from './typed-balance/typed-balances.queries.js';

/** What the bank says beside what we say. */
@Controller('bank')
@Allow('trustee-administrator', 'observer')
export class BankController {
  constructor(
    private readonly overviews: BankOverviews,
    private readonly lines: BankLines,
    private readonly openItems: OpenItems,
    private readonly statements: Statements,
    private readonly warnings: BankWarnings,
    private readonly typedBalances: TypedBalancesQueries,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@SignedIn() person: SignedInPerson): Promise<Page> {
    const accounts = await this.overviews.all();
    const mayAct = holds(person, 'trustee-administrator');
    return page('reconciliation/views/bank.njk', { accounts, mayAct });
  }

  @Get('statements/:statementId')
  async statement(
    @Param('statementId', ParseUUIDPipe) statementId: string,
    @SignedIn() person: SignedInPerson,
    @Query('page') askedPage?: unknown,
  ): Promise<Page> {
    const statement = await this.statements.byId(statementId);
    if (!statement) throw new NotFoundException();
    const count = await this.lines.countOfStatement(statementId);
    const shown = pageOf(count, textOf(askedPage));
    const [lines, account] = await Promise.all([
      this.lines.ofStatement(statementId, shown),
      this.overviews.byId(statement.bankAccountId),
    ]);
    const mayAct = holds(person, 'trustee-administrator');
    return page('reconciliation/views/statement.njk', {
      statement,
      lines,
      count,
      shown,
      account,
      mayAct,
    });
  }

  @Get(':bankAccountId')
  async account(
    @Param('bankAccountId', ParseUUIDPipe) bankAccountId: string,
    @SignedIn() person: SignedInPerson,
    @Query('lines') asked?: unknown,
    @Query('page') askedPage?: unknown,
  ): Promise<Page> {
    const account = await this.overviews.byId(bankAccountId);
    if (!account) throw new NotFoundException();
    const tab = tabOf(textOf(asked));
    const [counts, statements, typedBalances] = await Promise.all([
      this.lines.counts(bankAccountId),
      this.statements.ofAccount(bankAccountId),
      this.typedBalances.ofAccount(bankAccountId),
    ]);
    const count = TABS[tab].reduce((sum, state) => sum + counts[state], 0);
    const shown = pageOf(count, textOf(askedPage));
    const lines = await this.lines.ofAccount(bankAccountId, { states: TABS[tab], ...shown });
    const [sameSums, waiting, warnings] = await Promise.all([
      this.openItems.ofSums(
        bankAccountId,
        lines.map(({ openPence }) => openPence),
      ),
      this.openItems.waiting(bankAccountId, this.clock.today()),
      this.warnings.ofAccount(bankAccountId),
    ]);
    return page('reconciliation/views/account.njk', {
      account,
      statements,
      typedBalances,
      counts,
      tab,
      count,
      shown,
      lines: withSuggestions(lines, sameSums),
      waiting,
      warnings,
      mayAct: holds(person, 'trustee-administrator'),
    });
  }
}

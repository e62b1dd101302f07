import { Controller, Get, NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import { Allow } from '../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../platform/access/signed-in.decorator.js';
import { page, type Page } from '../platform/web/page.js';
import { BankOverviews } from './balance/bank-overview.queries.js';
import { BankLines } from './bank-lines.queries.js';
import { withSuggestions } from './bank.page.js';
import { OpenItems } from './matching/open-items.queries.js';
import { Statements } from './statements.queries.js';

/** What the bank says beside what we say. */
@Controller('bank')
@Allow('trustee-administrator', 'observer')
export class BankController {
  constructor(
    private readonly overviews: BankOverviews,
    private readonly lines: BankLines,
    private readonly openItems: OpenItems,
    private readonly statements: Statements,
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
  ): Promise<Page> {
    const statement = await this.statements.byId(statementId);
    if (!statement) throw new NotFoundException();
    const [lines, account] = await Promise.all([
      this.lines.ofStatement(statementId),
      this.overviews.byId(statement.bankAccountId),
    ]);
    const mayAct = holds(person, 'trustee-administrator');
    return page('reconciliation/views/statement.njk', { statement, lines, account, mayAct });
  }

  @Get(':bankAccountId')
  async account(
    @Param('bankAccountId', ParseUUIDPipe) bankAccountId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const account = await this.overviews.byId(bankAccountId);
    if (!account) throw new NotFoundException();
    const [lines, items, statements] = await Promise.all([
      this.lines.unmatched(bankAccountId),
      this.openItems.at(bankAccountId),
      this.statements.ofAccount(bankAccountId),
    ]);
    return page('reconciliation/views/account.njk', {
      account,
      statements,
      ...withSuggestions(lines, items),
      mayAct: holds(person, 'trustee-administrator'),
    });
  }
}

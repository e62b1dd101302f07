import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import type { Fund } from '../../funds/fund.entity.js';
import { Funds } from '../../funds/funds.queries.js';
import { Clock } from '../../kernel/clock.js';
import { Entries } from '../../ledger/entries.queries.js';
import { FundMovements } from '../../ledger/statement.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { entryLines, filterOf, nameOf, type EntriesAsked } from './entries.page.js';
import { statementLines } from './fund-statement.page.js';
import { periodAsked } from './period.rules.js';
import { mayReadFund } from './readers.rules.js';

/** A fund's money over a period, and the entries behind each of its figures. */
@Controller('funds/:fundId')
@Allow('trustee-administrator', 'coordinator', 'observer', 'funder-contact')
export class FundStatementController {
  constructor(
    private readonly funds: Funds,
    private readonly movements: FundMovements,
    private readonly entries: Entries,
    private readonly clock: Clock,
  ) {}

  @Get('statement')
  async statement(
    @Param('fundId', ParseUUIDPipe) fundId: string,
    @SignedIn() person: SignedInPerson,
    @Query('from') from?: string,
    @Query('to') to?: string,
  ): Promise<Page> {
    const fund = await this.readable(fundId, person);
    const period = periodAsked(from, to, this.clock.today());
    const statement = await this.movements.between(fundId, period.from, period.to);
    return page('reporting/fund-statement/views/statement.njk', {
      fund,
      period,
      statement: statementLines(statement),
    });
  }

  @Get('entries')
  async list(
    @Param('fundId', ParseUUIDPipe) fundId: string,
    @SignedIn() person: SignedInPerson,
    @Query() asked: EntriesAsked,
  ): Promise<Page> {
    const fund = await this.readable(fundId, person);
    const filter = filterOf(fundId, asked);
    return page('reporting/fund-statement/views/entries.njk', {
      fund,
      filter,
      name: nameOf(filter),
      ...entryLines(await this.entries.moving(filter), filter.pot),
    });
  }

  /** Another funder's fund is as if there were none. */
  private async readable(fundId: string, person: SignedInPerson): Promise<Fund> {
    const fund = mayReadFund(person.roles, fundId) ? await this.funds.byId(fundId) : null;
    if (!fund) throw new NotFoundException();
    return fund;
  }
}

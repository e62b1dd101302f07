import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { Balances } from '../../ledger/balances.queries.js';
import { FundMovements } from '../../ledger/statement.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import {
  entryLines,
  figureOf,
  filterOf,
  nameOf,
  pageHrefs,
  type EntriesAsked,
} from './entries.page.js';
import { ReadableFunds } from './readable-funds.queries.js';

/** The ledger's own first and last days. */
const EVER = { from: '2000-01-01', to: '2099-12-31' } as const;

/** The entries behind a figure of a fund's statement, a page at a time. */
@Controller('funds/:fundId/entries')
@Allow('trustee-administrator', 'coordinator', 'observer', 'funder-contact')
export class EntriesController {
  constructor(
    private readonly funds: ReadableFunds,
    private readonly movements: FundMovements,
    private readonly balances: Balances,
  ) {}

  @Get()
  async list(
    @Param('fundId', ParseUUIDPipe) fundId: string,
    @SignedIn() person: SignedInPerson,
    @Query() asked: EntriesAsked,
  ): Promise<Page> {
    const fund = await this.funds.found(fundId, person);
    const latest = (await this.balances.ofFund(fundId))?.version ?? 0n;
    const filter = filterOf(asked, latest);
    const { from = EVER.from, to = EVER.to, version } = filter;
    const found = await this.movements.movements(fundId, filter);
    const statement = await this.movements.between(fundId, from, to, version);
    return page('reporting/fund-statement/views/entries.njk', {
      fund,
      filter,
      name: nameOf(filter),
      lines: entryLines(found, filter),
      ...figureOf(statement, filter),
      ...pageHrefs(`/funds/${fundId}/entries`, asked, found),
    });
  }
}

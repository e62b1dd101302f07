import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { Pdf } from '../../platform/paper/pdf.service.js';
import { csvOf, workbookOf } from '../../platform/paper/workbook.js';
import { download, MEDIA_TYPES, page, type Download, type Page } from '../../platform/web/page.js';
import { statementView } from './fund-statement.page.js';
import { ReadableFunds } from './readable-funds.queries.js';
import { statementPaper } from './statement-paper.page.js';
import { Statements, type StatementAsked } from './statements.queries.js';

/** A fund's money over a period, as a page and as files that say the same. */
@Controller('funds/:fundId/statement')
@Allow('trustee-administrator', 'coordinator', 'observer', 'funder-contact')
export class FundStatementController {
  constructor(
    private readonly funds: ReadableFunds,
    private readonly statements: Statements,
    private readonly pdf: Pdf,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Param('fundId', ParseUUIDPipe) fundId: string,
    @SignedIn() person: SignedInPerson,
    @Query() asked: StatementAsked,
  ): Promise<Page> {
    const fund = await this.funds.found(fundId, person);
    const facts = await this.statements.asked(fund, asked);
    const { period, isCurrent } = facts;
    return page('reporting/fund-statement/views/statement.njk', {
      ...statementView(facts),
      period,
      isCurrent,
    });
  }

  @Get(':format')
  async file(
    @Param('fundId', ParseUUIDPipe) fundId: string,
    @Param('format') format: string,
    @SignedIn() person: SignedInPerson,
    @Query() asked: StatementAsked,
  ): Promise<Download> {
    const fund = await this.funds.found(fundId, person);
    if (format !== 'csv' && format !== 'xlsx' && format !== 'pdf') throw new NotFoundException();
    const facts = await this.statements.asked(fund, asked);
    const { from, to, version } = facts.statement;
    const name = `${fund.code}-${from}-to-${to}-at-${version.toString()}.${format}`;
    const paper = statementPaper(statementView(facts));
    switch (format) {
      case 'csv':
        return download(name, MEDIA_TYPES.csv, csvOf(paper));
      case 'xlsx':
        return download(name, MEDIA_TYPES.xlsx, await workbookOf(paper));
      case 'pdf':
        return download(name, MEDIA_TYPES.pdf, this.pdf.print(paper, this.clock.now()));
    }
  }
}

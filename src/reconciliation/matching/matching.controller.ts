import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { textOf } from '../../platform/web/field.decorator.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { Hints } from '../bank-rules/hints.queries.js';
import { LinesToActOn } from '../line/lines-to-act-on.queries.js';
import { MatchingForm } from './matching.form.js';
import { matchingPage } from './matching.page.js';
import { Matching } from './matching.service.js';
import { OpenItems } from './open-items.queries.js';

@Controller('bank/lines/:lineId/match')
@Allow('trustee-administrator')
export class MatchingController {
  constructor(
    private readonly lines: LinesToActOn,
    private readonly openItems: OpenItems,
    private readonly hints: Hints,
    private readonly matching: Matching,
  ) {}

  @Get()
  async show(
    @Param('lineId', ParseUUIDPipe) lineId: string,
    @Query('words') words?: unknown,
  ): Promise<Page> {
    const line = await this.lines.found(lineId);
    const [items, hints] = await Promise.all([
      this.openItems.at(line.bankAccountId),
      this.hints.of(line),
    ]);
    return page('reconciliation/matching/views/match.njk', {
      ...matchingPage(line, items, textOf(words)),
      ...hints,
    });
  }

  @Post()
  async match(
    @Param('lineId', ParseUUIDPipe) bankLineId: string,
    @Body(new FormPipe(MatchingForm)) { item: items, inPart }: MatchingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const line = await this.lines.found(bankLineId);
    await this.matching.match({ bankLineId, items, inPart, by: person.id });
    return seeOther(`/bank/${line.bankAccountId}`, 'The line is matched.');
  }
}

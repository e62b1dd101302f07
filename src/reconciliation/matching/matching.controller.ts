import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { BankLines, type LineOfBank } from '../bank-lines.queries.js';
import { MatchingForm } from './matching.form.js';
import { matchingPage } from './matching.page.js';
import { Matching } from './matching.service.js';
import { OpenItems } from './open-items.queries.js';

@Controller('bank/lines/:lineId/match')
@Allow('trustee-administrator')
export class MatchingController {
  constructor(
    private readonly lines: BankLines,
    private readonly openItems: OpenItems,
    private readonly matching: Matching,
  ) {}

  @Get()
  async show(@Param('lineId', ParseUUIDPipe) lineId: string): Promise<Page> {
    const line = await this.found(lineId);
    const items = await this.openItems.at(line.bankAccountId);
    return page('reconciliation/matching/views/match.njk', matchingPage(line, items));
  }

  @Post()
  async match(
    @Param('lineId', ParseUUIDPipe) bankLineId: string,
    @Body(new FormPipe(MatchingForm)) { item: thing }: MatchingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const line = await this.found(bankLineId);
    await this.matching.match({ bankLineId, thing, by: person.id });
    return seeOther(`/bank/${line.bankAccountId}`, 'The line is matched.');
  }

  private async found(lineId: string): Promise<LineOfBank> {
    const line = await this.lines.byId(lineId);
    if (!line) throw new NotFoundException();
    return line;
  }
}

import {
  Body,
  Controller,
  Get,
  HttpCode,
  NotFoundException,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { autosaved, type Autosaved } from '../../forms/drafting/autosaved.js';
import { afterSaving } from '../../forms/drafting/going-on.rules.js';
import { addressAfter } from '../../forms/drafting/opened.js';
import { addedLineIn } from '../../forms/reading/read-section.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { textOf } from '../../platform/web/field.decorator.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { ReadableReturns } from '../readable-returns.queries.js';
import { ReturnDrafting } from './return-drafting.service.js';
import { ReturnDrafts } from './return-drafts.queries.js';
import { returnSectionPage } from './return-section.page.js';
import { refusalsToWrite } from './writing.rules.js';

type Typed = Readonly<Record<string, unknown>>;

@Controller('returns/:returnId/sections/:number')
@Allow('contact')
export class ReturnSectionController {
  constructor(
    private readonly returns: ReadableReturns,
    private readonly drafts: ReturnDrafts,
    private readonly drafting: ReturnDrafting,
  ) {}

  @Get()
  async show(
    @Param('returnId', ParseUUIDPipe) returnId: string,
    @Param('number', ParseIntPipe) number: number,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const asked = await this.returns.own(person, returnId);
    const draft = await this.drafts.byId(returnId);
    const model = returnSectionPage(draft, number, person.id);
    if (!model) throw new NotFoundException();
    const closed = refusalsToWrite(draft)[0]?.message;
    return page('monitoring/drafting/views/section.njk', { asked, closed, ...model });
  }

  /** What can't be read is saved as it was typed, and shown again with its sentence before anybody goes on. */
  @Post()
  async save(
    @Param('returnId', ParseUUIDPipe) returnId: string,
    @Param('number', ParseIntPipe) number: number,
    @Body() typed: Typed,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.returns.own(person, returnId);
    const saved = await this.drafting.save({ returnId, section: number, typed, by: person.id });
    refuseIfAny(saved.unkept);
    const { form, answers } = await this.drafts.byId(returnId);
    const { path, message } = afterSaving({
      list: `/returns/${returnId}`,
      ...{ form, answers, number, saved },
      addedLine: addedLineIn(typed),
      goesOn: textOf(typed['_then']) === 'next',
    });
    return seeOther(addressAfter(path, typed), message);
  }

  /** Whoever comes here by address, or by signing in again, wants the section. */
  @Get('autosave')
  backToSection(
    @Param('returnId', ParseUUIDPipe) returnId: string,
    @Param('number', ParseIntPipe) number: number,
  ): SeeOther {
    return seeOther(`/returns/${returnId}/sections/${number}`);
  }

  /** Saves while it is being typed, for the script of the page. */
  @Post('autosave')
  @HttpCode(200)
  async autosave(
    @Param('returnId', ParseUUIDPipe) returnId: string,
    @Param('number', ParseIntPipe) section: number,
    @Body() typed: Typed,
    @SignedIn() person: SignedInPerson,
  ): Promise<Autosaved> {
    await this.returns.own(person, returnId);
    return autosaved(this.drafting.save({ returnId, section, typed, by: person.id }));
  }
}

import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { afterSaving } from '../../forms/drafting/going-on.rules.js';
import { addressAfter } from '../../forms/drafting/opened.js';
import { addedLineIn } from '../../forms/reading/read-section.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { textOf } from '../../platform/web/field.decorator.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { ReachedAt } from '../../platform/web/reached-at.decorator.js';
import { DraftHands } from '../on-behalf/draft-hands.queries.js';
import { Drafting } from './drafting.service.js';
import { Drafts } from './drafts.queries.js';
import { sectionPageOf } from './section.page.js';

@Controller('applications/:id/sections/:number')
@Allow('contact', 'coordinator')
export class SectionController {
  constructor(
    private readonly drafts: Drafts,
    private readonly hands: DraftHands,
    private readonly drafting: Drafting,
  ) {}

  @Get()
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('number', ParseIntPipe) number: number,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const draft = await this.drafts.byIdOf(await this.hands.readers(person, id), id);
    const model = draft && sectionPageOf(draft, number, person.id);
    if (!model) throw new NotFoundException();
    return page('applications/drafting/views/section.njk', model);
  }

  /**
   * The questions are data, so the service reads the fields: it has the round's form. What can't be read
   * is saved as it was typed, and shown again with its sentence before anybody goes on.
   */
  @Post()
  async save(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('number', ParseIntPipe) number: number,
    @Body() typed: Readonly<Record<string, unknown>>,
    @SignedIn() person: SignedInPerson,
    @ReachedAt() reachedAt: Date,
  ): Promise<SeeOther> {
    const organisationIds = await this.hands.writers(person, id);
    const saved = await this.drafting.saveSection({
      applicationId: id,
      section: number,
      typed,
      by: person.id,
      organisationIds,
      reachedAt,
    });
    refuseIfAny(saved.unkept);
    const draft = await this.drafts.byIdOf(organisationIds, id);
    if (!draft) throw new NotFoundException();
    const { path, message } = afterSaving({
      list: `/applications/${id}`,
      ...{ form: draft.round.form, answers: draft.answers, number, saved },
      addedLine: addedLineIn(typed),
      goesOn: textOf(typed['_then']) === 'next',
    });
    return seeOther(addressAfter(path, typed), message);
  }
}

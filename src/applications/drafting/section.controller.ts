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
import { addedLineIn } from '../../forms/reading/read-section.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import {
  SignedIn,
  subjectsOf,
  type SignedInPerson,
} from '../../platform/access/signed-in.decorator.js';
import { textOf } from '../../platform/web/field.decorator.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { ReachedAt } from '../../platform/web/reached-at.decorator.js';
import { Drafting } from './drafting.service.js';
import { Drafts } from './drafts.queries.js';
import { sectionPageOf } from './section.page.js';

@Controller('applications/:id/sections/:number')
@Allow('contact')
export class SectionController {
  constructor(
    private readonly drafts: Drafts,
    private readonly drafting: Drafting,
  ) {}

  @Get()
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('number', ParseIntPipe) number: number,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const draft = await this.drafts.byIdOf(subjectsOf(person, 'contact'), id);
    const model = draft && sectionPageOf(draft, number);
    if (!model) throw new NotFoundException();
    return page('applications/drafting/views/section.njk', model);
  }

  /** The questions are data, so the service reads the fields: it has the round's form. */
  @Post()
  async save(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('number', ParseIntPipe) number: number,
    @Body() typed: Readonly<Record<string, unknown>>,
    @SignedIn() person: SignedInPerson,
    @ReachedAt() reachedAt: Date,
  ): Promise<SeeOther> {
    await this.drafting.saveSection({
      applicationId: id,
      section: number,
      typed,
      openedVersion: versionOf(typed['version']),
      by: person.id,
      organisationIds: subjectsOf(person, 'contact'),
      reachedAt,
    });
    const added = addedLineIn(typed);
    return added === undefined
      ? seeOther(`/applications/${id}`, 'Saved')
      : seeOther(`/applications/${id}/sections/${number}#${added}`, 'Saved');
  }
}

/** A version nobody was shown counts as none, and is refused as soon as there is one. */
function versionOf(sent: unknown): number {
  const text = textOf(sent);
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseIntPipe,
  Post,
} from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { FormBuilding } from '../building.service.js';
import { editPage, nothingBuilt } from '../edit.page.js';
import { withSection, withSectionWords } from '../edits.rules.js';
import { FormDesks, isBuilding } from '../form-desk.queries.js';
import { SectionForm, wordsOf } from './section.form.js';
import { FormAt, type FormAddress } from '../form-at.decorator.js';
import { formPaths } from '../form-shelf.rules.js';

const VIEW = 'rounds/form-building/sections/views/section.njk';

@Controller(formPaths('/sections'))
@Allow('coordinator')
export class FormSectionController {
  constructor(
    private readonly desks: FormDesks,
    private readonly building: FormBuilding,
  ) {}

  @Get('new')
  async start(@FormAt() at: FormAddress): Promise<Page> {
    const desk = await this.desks.of(at);
    return isBuilding(desk) ? editPage(VIEW, desk, {}) : nothingBuilt(desk);
  }

  @Post('new')
  async add(
    @FormAt() at: FormAddress,
    @Body(new FormPipe(SectionForm)) form: SectionForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { id: roundId } = await this.desks.round(at);
    await this.building.edit({
      ...{ roundId, of: at.of, revision: form.revision, by: person.id, sent: form },
      act: 'section added',
      edit: (now) => {
        const edited = withSection(now, wordsOf(form));
        return { form: edited, spot: { section: edited.sections.length } };
      },
    });
    return seeOther(at.base, `Section “${form.title}” is added.`);
  }

  @Get(':number')
  async show(
    @FormAt() at: FormAddress,
    @Param('number', ParseIntPipe) number: number,
  ): Promise<Page> {
    const desk = await this.desks.of(at);
    if (!isBuilding(desk)) return nothingBuilt(desk);
    const section = desk.building.definition.sections[number - 1];
    if (!section) throw new NotFoundException();
    return editPage(VIEW, desk, { section });
  }

  @Post(':number')
  async change(
    @FormAt() at: FormAddress,
    @Param('number', ParseIntPipe) section: number,
    @Body(new FormPipe(SectionForm)) form: SectionForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { id: roundId } = await this.desks.round(at);
    await this.building.edit({
      ...{ roundId, of: at.of, revision: form.revision, by: person.id, sent: [section, form] },
      act: 'section changed',
      spot: { section },
      edit: (now) => withSectionWords(now, section, wordsOf(form)),
    });
    return seeOther(at.base, `Section “${form.title}” is changed.`);
  }
}

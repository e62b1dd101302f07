import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseIntPipe,
  Post,
  Query,
} from '@nestjs/common';
import { refuse, refuseIfAny } from '../../../kernel/refusal.js';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { textOf } from '../../../platform/web/field.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { FormBuilding } from '../building.service.js';
import { editPage, nothingBuilt } from '../edit.page.js';
import { withQuestion, withQuestionChanged } from '../edits.rules.js';
import { FormDesks, isBuilding } from '../form-desk.queries.js';
import { nameFor } from '../names.rules.js';
import { findQuestion } from '../spot.rules.js';
import { KINDS, kindIn } from './kinds.js';
import { QuestionForm, readQuestion } from './question.form.js';
import { settingsOf } from './question.page.js';

const VIEW = 'rounds/form-building/questions/views/question.njk';

@Controller('rounds/:slug/form')
@Allow('coordinator')
export class FormQuestionController {
  constructor(
    private readonly desks: FormDesks,
    private readonly building: FormBuilding,
  ) {}

  /** First the kind is chosen, by an address; then its settings are asked. */
  @Get('sections/:number/questions/new')
  async start(
    @Param('slug') slug: string,
    @Param('number', ParseIntPipe) number: number,
    @Query('kind') chosen?: string | string[],
  ): Promise<Page> {
    const desk = await this.desks.of(slug);
    if (!isBuilding(desk)) return nothingBuilt(desk);
    const section = desk.building.definition.sections[number - 1];
    if (!section) throw new NotFoundException();
    const kind = kindIn(textOf(chosen));
    if (!kind) {
      const kinds = Object.entries(KINDS).map(([name, words]) => ({ kind: name, ...words }));
      return editPage('rounds/form-building/questions/views/kinds.njk', desk, {
        ...{ number, section, kinds },
      });
    }
    return editPage(VIEW, desk, { number, section, ...settingsOf(kind) });
  }

  @Post('sections/:number/questions/new')
  async add(
    @Param('slug') slug: string,
    @Param('number', ParseIntPipe) section: number,
    @Query('kind') chosen: string | string[] | undefined,
    @Body(new FormPipe(QuestionForm)) form: QuestionForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { id: roundId } = await this.desks.round(slug);
    const kind = kindIn(textOf(chosen)) ?? refuse('kind', 'Choose a kind of question');
    const { question, refusals } = readQuestion(kind, form.body);
    refuseIfAny(refusals);
    await this.building.edit({
      ...{ roundId, revision: form.revision, by: person.id, sent: [section, kind, form] },
      act: 'question added',
      edit: (now, taken) => {
        const name = nameFor(question.label, taken);
        const purpose = question.kind === 'files' ? { purpose: name } : {};
        const edited = withQuestion(now, section, { ...question, ...purpose, name });
        return edited && { form: edited, spot: { question: name } };
      },
    });
    return seeOther(`/rounds/${slug}/form`, `“${question.label}” is added.`);
  }

  @Get('questions/:name')
  async show(@Param('slug') slug: string, @Param('name') name: string): Promise<Page> {
    const desk = await this.desks.of(slug);
    if (!isBuilding(desk)) return nothingBuilt(desk);
    const found = findQuestion(desk.building.definition, name);
    if (!found) throw new NotFoundException();
    const section = desk.building.definition.sections[found.section - 1];
    return editPage(VIEW, desk, {
      ...{ number: found.section, section },
      ...settingsOf(found.question.kind, found.question),
    });
  }

  @Post('questions/:name')
  async change(
    @Param('slug') slug: string,
    @Param('name') name: string,
    @Body(new FormPipe(QuestionForm)) form: QuestionForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { id: roundId } = await this.desks.round(slug);
    await this.building.edit({
      ...{ roundId, revision: form.revision, by: person.id, sent: [name, form] },
      act: 'question changed',
      spot: { question: name },
      edit: (now) => {
        const found = findQuestion(now, name);
        if (!found) return undefined;
        const read = readQuestion(found.question.kind, form.body, found.question);
        refuseIfAny(read.refusals);
        return withQuestionChanged(now, read.question);
      },
    });
    return seeOther(`/rounds/${slug}/form?at=question-${name}`, 'The question is changed.');
  }
}

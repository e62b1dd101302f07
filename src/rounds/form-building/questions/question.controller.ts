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
import type { Form } from '../../../forms/form.js';
import { TOLD_ONCE } from '../../return-forms/return-form.rules.js';
import { findQuestion, questionsOf } from '../spot.rules.js';
import { KINDS, kindIn } from './kinds.js';
import { QuestionForm, readQuestion } from './question.form.js';
import { settingsOf } from './question.page.js';
import { FormAt, type FormAddress } from '../form-at.decorator.js';
import { formPaths, type FormName } from '../form-shelf.rules.js';

/** What a form of this kind may ask; in returns, what makes sense once is offered once. */
function kindsFor(of: FormName, form: Form): readonly object[] {
  const asked = new Set(questionsOf(form).map(({ question }) => question.kind));
  return Object.entries(KINDS)
    .filter(([name]) => {
      const kind = kindIn(name);
      return !kind || !TOLD_ONCE.has(kind) || (of !== 'application' && !asked.has(kind));
    })
    .map(([name, words]) => ({ kind: name, ...words }));
}

const VIEW = 'rounds/form-building/questions/views/question.njk';

@Controller(formPaths())
@Allow('coordinator')
export class FormQuestionController {
  constructor(
    private readonly desks: FormDesks,
    private readonly building: FormBuilding,
  ) {}

  /** First the kind is chosen, by an address; then its settings are asked. */
  @Get('sections/:number/questions/new')
  async start(
    @FormAt() at: FormAddress,
    @Param('number', ParseIntPipe) number: number,
    @Query('kind') chosen?: string | string[],
  ): Promise<Page> {
    const desk = await this.desks.of(at);
    if (!isBuilding(desk)) return nothingBuilt(desk);
    const section = desk.building.definition.sections[number - 1];
    if (!section) throw new NotFoundException();
    const kind = kindIn(textOf(chosen));
    if (!kind) {
      const kinds = kindsFor(at.of, desk.building.definition);
      return editPage('rounds/form-building/questions/views/kinds.njk', desk, {
        ...{ number, section, kinds },
      });
    }
    return editPage(VIEW, desk, { number, section, ...settingsOf(kind) });
  }

  @Post('sections/:number/questions/new')
  async add(
    @FormAt() at: FormAddress,
    @Param('number', ParseIntPipe) section: number,
    @Query('kind') chosen: string | string[] | undefined,
    @Body(new FormPipe(QuestionForm)) form: QuestionForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { id: roundId } = await this.desks.round(at);
    const kind = kindIn(textOf(chosen)) ?? refuse('kind', 'Choose a kind of question');
    const { question, refusals } = readQuestion(kind, form.body);
    refuseIfAny(refusals);
    await this.building.edit({
      ...{
        roundId,
        of: at.of,
        revision: form.revision,
        by: person.id,
        sent: [section, kind, form],
      },
      act: 'question added',
      edit: (now, taken) => {
        const name = nameFor(question.label, taken);
        const purpose = question.kind === 'files' ? { purpose: name } : {};
        const edited = withQuestion(now, section, { ...question, ...purpose, name });
        return edited && { form: edited, spot: { question: name } };
      },
    });
    return seeOther(at.base, `“${question.label}” is added.`);
  }

  @Get('questions/:name')
  async show(@FormAt() at: FormAddress, @Param('name') name: string): Promise<Page> {
    const desk = await this.desks.of(at);
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
    @FormAt() at: FormAddress,
    @Param('name') name: string,
    @Body(new FormPipe(QuestionForm)) form: QuestionForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { id: roundId } = await this.desks.round(at);
    await this.building.edit({
      ...{ roundId, of: at.of, revision: form.revision, by: person.id, sent: [name, form] },
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
    return seeOther(`${at.base}?at=question-${name}`, 'The question is changed.');
  }
}

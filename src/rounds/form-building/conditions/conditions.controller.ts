import { Body, Controller, Get, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { choicesOf } from '../../../forms/choices.rules.js';
import { refuseIfAny } from '../../../kernel/refusal.js';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { textOf } from '../../../platform/web/field.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { FormBuilding } from '../building.service.js';
import { inWords } from '../condition-words.rules.js';
import { editPage, nothingBuilt } from '../edit.page.js';
import { withConditions } from '../edits.rules.js';
import { FormDesks, isBuilding } from '../form-desk.queries.js';
import { conditionsAt, earlierThan, spotOf, titleOf } from '../spot.rules.js';
import { ConditionsForm, readConditions } from './conditions.form.js';
import { FormAt, type FormAddress } from '../form-at.decorator.js';
import { formPaths } from '../form-shelf.rules.js';

/** When a section or a question is asked at all: all of its conditions hold. */
@Controller(formPaths('/conditions/:place'))
@Allow('coordinator')
export class FormConditionsController {
  constructor(
    private readonly desks: FormDesks,
    private readonly building: FormBuilding,
  ) {}

  /** `on` names the question that a further condition is about: it decides what can be said of it. */
  @Get()
  async show(
    @FormAt() at: FormAddress,
    @Param('place') place: string,
    @Query('on') on?: string | string[],
  ): Promise<Page> {
    const desk = await this.desks.of(at);
    if (!isBuilding(desk)) return nothingBuilt(desk);
    const { definition } = desk.building;
    const spot = spotOf(place);
    const conditions = spot && conditionsAt(definition, spot);
    if (!conditions) throw new NotFoundException();
    const earlier = earlierThan(definition, spot);
    const chosen = earlier.find(({ name }) => name === textOf(on));
    return editPage('rounds/form-building/conditions/views/conditions.njk', desk, {
      place,
      what: titleOf(definition, spot),
      conditions: conditions.map((condition, index) => ({
        value: String(index + 1),
        text: inWords(condition, earlier),
      })),
      earlier: earlier.map(({ name, label }) => ({ value: name, text: label })),
      chosen,
      choices: chosen && choicesOf(chosen),
      isFigure: chosen?.kind === 'number' || chosen?.kind === 'money',
    });
  }

  @Post()
  async change(
    @FormAt() at: FormAddress,
    @Param('place') place: string,
    @Query('on') on: string | string[] | undefined,
    @Body(new FormPipe(ConditionsForm)) form: ConditionsForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { id: roundId } = await this.desks.round(at);
    const spot = spotOf(place);
    if (!spot) throw new NotFoundException();
    await this.building.edit({
      ...{ roundId, of: at.of, revision: form.revision, by: person.id, spot },
      sent: [place, on, form],
      act: 'conditions changed',
      edit: (now) => {
        const added = earlierThan(now, spot).find(({ name }) => name === textOf(on));
        const conditions = conditionsAt(now, spot);
        if (!conditions) return undefined;
        const read = readConditions(conditions, added, form.body);
        refuseIfAny(read.refusals);
        return withConditions(now, spot, read.conditions);
      },
    });
    return seeOther(`${at.base}/conditions/${place}`, 'The conditions are changed.');
  }
}

import { Body, Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { FormBuilding } from '../building.service.js';
import { editPage, nothingBuilt } from '../edit.page.js';
import { moved } from '../edits.rules.js';
import { FormDesks, isBuilding } from '../form-desk.queries.js';
import { spotOf, titleOf } from '../spot.rules.js';
import { MoveForm } from './place.form.js';
import { FormAt, type FormAddress } from '../form-at.decorator.js';
import { formPaths } from '../form-shelf.rules.js';

/** A section or a question goes up or down. */
@Controller(formPaths('/moves/:place'))
@Allow('coordinator')
export class FormMovingController {
  constructor(
    private readonly desks: FormDesks,
    private readonly building: FormBuilding,
  ) {}

  @Get()
  async show(@FormAt() at: FormAddress, @Param('place') place: string): Promise<Page> {
    const desk = await this.desks.of(at);
    if (!isBuilding(desk)) return nothingBuilt(desk);
    const spot = spotOf(place);
    const what = spot && !('rule' in spot) && titleOf(desk.building.definition, spot);
    if (!what) throw new NotFoundException();
    return editPage('rounds/form-building/places/views/move.njk', desk, { what });
  }

  @Post()
  async move(
    @FormAt() at: FormAddress,
    @Param('place') place: string,
    @Body(new FormPipe(MoveForm)) form: MoveForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { id: roundId } = await this.desks.round(at);
    const spot = spotOf(place);
    if (!spot) throw new NotFoundException();
    await this.building.edit({
      ...{ roundId, of: at.of, revision: form.revision, by: person.id, sent: [place, form] },
      act: `moved ${form.direction}`,
      edit: (now) => moved(now, spot, form.direction),
    });
    const shown = 'question' in spot ? `?at=${place}` : '';
    return seeOther(`${at.base}${shown}`, 'Moved.');
  }
}

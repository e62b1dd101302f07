import { Body, Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { FormBuilding } from '../building.service.js';
import { refusalsOfEdit } from '../draft-flaws.rules.js';
import { editPage, nothingBuilt } from '../edit.page.js';
import { without } from '../edits.rules.js';
import { FormDesks, isBuilding } from '../form-desk.queries.js';
import { spotOf, titleOf } from '../spot.rules.js';
import { RemovalForm } from './place.form.js';
import { FormAt, type FormAddress } from '../form-at.decorator.js';
import { formPaths } from '../form-shelf.rules.js';

/** A section with its questions, a question or a rule is taken out. */
@Controller(formPaths('/removals/:place'))
@Allow('coordinator')
export class FormRemovalController {
  constructor(
    private readonly desks: FormDesks,
    private readonly building: FormBuilding,
  ) {}

  /** What stands in the way is said before the button is pressed. */
  @Get()
  async show(@FormAt() at: FormAddress, @Param('place') place: string): Promise<Page> {
    const desk = await this.desks.of(at);
    if (!isBuilding(desk)) return nothingBuilt(desk);
    const { definition } = desk.building;
    const spot = spotOf(place);
    const what = spot && titleOf(definition, spot);
    const left = spot && without(definition, spot);
    if (!what || !left) throw new NotFoundException();
    return editPage('rounds/form-building/places/views/remove.njk', desk, {
      what,
      questions: 'section' in spot ? (definition.sections[spot.section - 1]?.questions ?? []) : [],
      reasonsNot: refusalsOfEdit(left, undefined, at.of),
    });
  }

  @Post()
  async remove(
    @FormAt() at: FormAddress,
    @Param('place') place: string,
    @Body(new FormPipe(RemovalForm)) form: RemovalForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { id: roundId } = await this.desks.round(at);
    const spot = spotOf(place);
    if (!spot) throw new NotFoundException();
    await this.building.edit({
      ...{ roundId, of: at.of, revision: form.revision, by: person.id, sent: [place, form] },
      act: 'removed',
      edit: (now) => without(now, spot),
    });
    return seeOther(at.base, 'Removed.');
  }
}

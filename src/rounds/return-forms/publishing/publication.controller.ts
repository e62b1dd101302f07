import { Body, Controller, Get, NotFoundException, Post } from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { changesBetween } from '../../form-building/changes.rules.js';
import { reasonsNotToPublish } from '../../form-building/draft-flaws.rules.js';
import { editPage, nothingBuilt } from '../../form-building/edit.page.js';
import { FormAt, type FormAddress } from '../../form-building/form-at.decorator.js';
import { FormDesks, isBuilding } from '../../form-building/form-desk.queries.js';
import { ReturnFormPublicationForm } from './publication.form.js';
import { ReturnFormPublication } from './publication.service.js';

/** Publishing a new version of what returns are asked, with what is otherwise in it. */
@Controller('rounds/:slug/return-forms/:kind/publication')
@Allow('coordinator')
export class ReturnFormPublicationController {
  constructor(
    private readonly desks: FormDesks,
    private readonly publication: ReturnFormPublication,
  ) {}

  @Get()
  async show(@FormAt() at: FormAddress): Promise<Page> {
    const desk = await this.desks.of(at);
    if (!isBuilding(desk)) return nothingBuilt(desk);
    const { building, published, standing } = desk;
    const before = published[0]?.definition ?? standing;
    return editPage('rounds/return-forms/publishing/views/publish.njk', desk, {
      reasonsNot: reasonsNotToPublish(building.definition, at.of),
      changes: before ? changesBetween(before, building.definition) : [],
    });
  }

  @Post()
  async publish(
    @FormAt() at: FormAddress,
    @Body(new FormPipe(ReturnFormPublicationForm)) form: ReturnFormPublicationForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { id: roundId } = await this.desks.round(at);
    if (at.of === 'application') throw new NotFoundException();
    const { version, revision } = form;
    await this.publication.publish({ roundId, kind: at.of, version, revision, by: person.id });
    return seeOther(
      at.base,
      `Version ${version} is published. Returns that nobody has begun are asked it from now on.`,
    );
  }
}

import { Controller, Get, Query } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { textOf } from '../../platform/web/field.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { FormDesks } from './form-desk.queries.js';
import { outlineOf } from './outline.page.js';
import { specimenOf } from './specimen.js';
import { spotOf } from './spot.rules.js';
import { FormAt, type FormAddress } from './form-at.decorator.js';
import { formPaths } from './form-shelf.rules.js';

/** A round's form: the outline on the left, a question as an applicant sees it on the right. */
@Controller(formPaths())
@Allow('coordinator', 'trustee-administrator', 'observer')
export class FormOutlineController {
  constructor(private readonly desks: FormDesks) {}

  @Get()
  async show(
    @FormAt() at: FormAddress,
    @SignedIn() person: SignedInPerson,
    @Query('at') chosen?: string | string[],
  ): Promise<Page> {
    const desk = await this.desks.of(at);
    const form = (desk.building ?? desk.published[0])?.definition;
    const spot = spotOf(textOf(chosen));
    const name = spot && 'question' in spot ? spot.question : undefined;
    return page('rounds/form-building/views/outline.njk', {
      ...outlineOf(desk),
      specimen: form && specimenOf(form, name),
      mayAct: holds(person, 'coordinator'),
    });
  }
}

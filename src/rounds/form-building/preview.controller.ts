import { Controller, Get, NotFoundException, Param, Query } from '@nestjs/common';
import type { Form } from '../../forms/form.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { textOf } from '../../platform/web/field.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { allInWords } from './condition-words.rules.js';
import { FormDesks } from './form-desk.queries.js';
import { specimensIn } from './specimen.js';
import { questionsOf } from './spot.rules.js';

/** The whole of a version as an applicant will see it, with what is asked of some only. */
@Controller('rounds/:slug/form/preview')
@Allow('coordinator', 'trustee-administrator', 'observer')
export class FormPreviewController {
  constructor(private readonly desks: FormDesks) {}

  @Get()
  async show(
    @Param('slug') slug: string,
    @Query('version') chosen?: string | string[],
  ): Promise<Page> {
    const { round, building, published } = await this.desks.of(slug);
    const number = textOf(chosen);
    const all = [...(building ? [building] : []), ...published];
    const version = number === '' ? all[0] : all.find((one) => String(one.version) === number);
    if (!version) throw new NotFoundException();
    return page('rounds/form-building/views/preview.njk', {
      round,
      version: version.version,
      isPublished: version.publishedAt !== null,
      sections: previewOf(version.definition),
      rules: version.definition.rules.map(({ message }) => message),
    });
  }
}

/** Each section with its questions and when they are asked. */
export function previewOf(form: Form): readonly object[] {
  const questions = questionsOf(form).map(({ question }) => question);
  return form.sections.map((section) => ({
    title: section.title,
    guidance: section.guidance ?? '',
    condition: allInWords(section.shownIf, questions),
    fields: specimensIn(section).map((field, index) => ({
      field,
      condition: allInWords(section.questions[index]?.shownIf, questions),
    })),
  }));
}

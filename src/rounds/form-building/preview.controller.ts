import { Controller, Get, NotFoundException, Param, Query } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { textOf } from '../../platform/web/field.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { FormDesks } from './form-desk.queries.js';
import { previewOf } from './preview.page.js';

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

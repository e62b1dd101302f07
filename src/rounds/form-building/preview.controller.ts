import { Controller, Get, NotFoundException, Query } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { textOf } from '../../platform/web/field.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { FormDesks } from './form-desk.queries.js';
import { previewOf } from './preview.page.js';
import { FormAt, type FormAddress } from './form-at.decorator.js';
import { FORM_TITLES, formPaths } from './form-shelf.rules.js';

/** What came with the house counts as published: it is asked. */
const HOUSE_FORM = { version: 0, publishedAt: new Date(0) };

/** The whole of a version as an applicant will see it, with what is asked of some only. */
@Controller(formPaths('/preview'))
@Allow('coordinator', 'trustee-administrator', 'observer')
export class FormPreviewController {
  constructor(private readonly desks: FormDesks) {}

  @Get()
  async show(
    @FormAt() at: FormAddress,
    @Query('version') chosen?: string | string[],
  ): Promise<Page> {
    const { round, building, published, standing } = await this.desks.of(at);
    const number = textOf(chosen);
    const asked = standing && { ...HOUSE_FORM, definition: standing };
    const all = [...(building ? [building] : []), ...published, ...(asked ? [asked] : [])];
    const version = number === '' ? all[0] : all.find((one) => String(one.version) === number);
    if (!version) throw new NotFoundException();
    return page('rounds/form-building/views/preview.njk', {
      ...{ round, base: at.base, formTitle: FORM_TITLES[at.of] },
      version: version.version,
      isPublished: version.publishedAt !== null,
      sections: previewOf(version.definition),
      rules: version.definition.rules.map(({ message }) => message),
    });
  }
}

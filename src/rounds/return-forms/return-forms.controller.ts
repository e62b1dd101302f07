import { Controller, Get, Param } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { FormDesks } from '../form-building/form-desk.queries.js';
import { baseOf, FORM_TITLES } from '../form-building/form-shelf.rules.js';

/** What a round asks in its returns: on the way, and at the end. */
@Controller('rounds/:slug/return-forms')
@Allow('coordinator', 'trustee-administrator', 'observer')
export class ReturnFormsController {
  constructor(private readonly desks: FormDesks) {}

  @Get()
  async show(@Param('slug') slug: string): Promise<Page> {
    const forms = await Promise.all(
      (['progress', 'final'] as const).map(async (of) => {
        const base = baseOf(slug, of);
        const desk = await this.desks.of({ slug, of, base });
        const [newest] = desk.published;
        const asked = newest?.definition ?? desk.standing;
        return {
          ...{ base, title: FORM_TITLES[of], newest, building: desk.building },
          count: (asked?.sections ?? []).flatMap(({ questions }) => questions).length,
        };
      }),
    );
    const round = await this.desks.round({ slug });
    return page('rounds/return-forms/views/return-forms.njk', { round, forms });
  }
}

import { Controller, Get, Query } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { textOf } from '../../platform/web/field.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { LEGAL_FORMS } from '../legal-form.rules.js';
import { OrganisationsList } from './organisations-list.queries.js';

const LONGEST_SOUGHT = 100;

@Controller('organisations')
@Allow('coordinator', 'trustee-administrator', 'observer')
export class OrganisationsListController {
  constructor(private readonly list: OrganisationsList) {}

  @Get()
  async show(
    @Query('q') q: unknown,
    @Query('after') after: unknown,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const sought = textOf(q).replaceAll('\0', '').trim().slice(0, LONGEST_SOUGHT);
    const from = textOf(after).replaceAll('\0', '');
    return page('organisations/list/views/organisations.njk', {
      ...(await this.list.page(sought, from)),
      sought,
      isFirst: from === '',
      legalForms: LEGAL_FORMS,
      seesDuplicates: holds(person, 'coordinator'),
    });
  }
}

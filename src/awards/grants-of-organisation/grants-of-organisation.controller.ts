import { Controller, Get, NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import { sumPence } from '../../kernel/pence.js';
import { readsOrganisation } from '../../organisations/organisation-readers.js';
import { Organisations } from '../../organisations/organisations.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { Awards } from '../awards.queries.js';
import { EarlierAwards } from './earlier-awards.queries.js';

/** What an organisation was granted: by us, and, as far as its numbers tell, by others. */
@Controller('organisations/:id/grants')
@Allow('contact', 'coordinator', 'trustee-administrator', 'observer')
export class GrantsOfOrganisationController {
  constructor(
    private readonly organisations: Organisations,
    private readonly awards: Awards,
    private readonly earlierAwards: EarlierAwards,
  ) {}

  @Get()
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const organisation = readsOrganisation(person, id)
      ? await this.organisations.byId(id)
      : undefined;
    if (!organisation) throw new NotFoundException();
    const [awards, earlier] = await Promise.all([
      this.awards.ofOrganisations([id]),
      this.earlierAwards.to(organisation.identifiers),
    ]);
    return page('awards/grants-of-organisation/views/grants.njk', {
      organisation,
      awards,
      awardedPence: sumPence(awards.map(({ amountPence }) => amountPence)),
      earlier,
      earlierPence: sumPence(earlier.map(({ amountPence }) => amountPence)),
    });
  }
}

import { Controller, Get, NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { placeInWords } from '../places/place-in-words.rules.js';
import { Places } from '../places/places.queries.js';
import { Allow } from '../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../platform/access/signed-in.decorator.js';
import { page, type Page } from '../platform/web/page.js';
import { standingOf } from './bank-details/bank-details.page.js';
import { BankDetailsQueries } from './bank-details/bank-details.queries.js';
import { LEGAL_FORMS } from './legal-form.rules.js';
import { Organisations } from './organisations.queries.js';

/** Who reads about every organisation; its contacts read about their own. */
const READERS = ['coordinator', 'trustee-administrator', 'observer'] as const;

@Controller('organisations/:id')
@Allow('contact', ...READERS)
export class OrganisationController {
  constructor(
    private readonly organisations: Organisations,
    private readonly bankDetails: BankDetailsQueries,
    private readonly places: Places,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const isOwn = holds(person, 'contact', id);
    const maySee = isOwn || READERS.some((role) => holds(person, role));
    const organisation = maySee ? await this.organisations.byId(id) : undefined;
    if (!organisation) throw new NotFoundException();
    const seesPlace = READERS.some((role) => holds(person, role));
    const [contacts, account, place] = await Promise.all([
      this.organisations.contactsOf(id),
      this.bankDetails.of(id),
      seesPlace ? this.places.of(organisation.postcode) : undefined,
    ]);
    return page('organisations/views/organisation.njk', {
      organisation,
      legalForm: LEGAL_FORMS[organisation.legalForm].text,
      contacts,
      place: place && placeInWords(place),
      account,
      standing: account && standingOf(account, this.clock.today()),
      seesBankDetails: isOwn || holds(person, 'trustee-administrator') || holds(person, 'observer'),
      isOwn,
    });
  }
}

import { Controller, Get, NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { placeInWords } from '../places/place-in-words.rules.js';
import { Places } from '../places/places.queries.js';
import { Allow } from '../platform/access/allow.decorator.js';
import {
  holds,
  leads,
  SignedIn,
  writesFor,
  type SignedInPerson,
} from '../platform/access/signed-in.decorator.js';
import { UndeliveredMail } from '../platform/mail/undelivered.queries.js';
import { page, seeOther, type Page, type SeeOther } from '../platform/web/page.js';
import { standingOf } from './bank-details/bank-details.page.js';
import { BankDetailsQueries } from './bank-details/bank-details.queries.js';
import { ContactsQueries } from './contacts/contacts.queries.js';
import { Duplicates } from './merging/duplicates.queries.js';
import { Merges } from './merging/merges.queries.js';
import { organisationPageOf } from './organisation.page.js';
import { Organisations } from './organisations.queries.js';
import { readsOrganisation } from './organisation-readers.js';

const READERS = ['coordinator', 'trustee-administrator', 'observer'] as const;

@Controller('organisations/:id')
@Allow('contact', ...READERS)
export class OrganisationController {
  constructor(
    private readonly organisations: Organisations,
    private readonly contacts: ContactsQueries,
    private readonly bankDetails: BankDetailsQueries,
    private readonly duplicates: Duplicates,
    private readonly merges: Merges,
    private readonly places: Places,
    private readonly undelivered: UndeliveredMail,
    private readonly clock: Clock,
  ) {}

  /** The page of an organisation that was merged into another leads to the other. */
  @Get()
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page | SeeOther> {
    const winnerId = await this.merges.winnerOf(id);
    if (winnerId !== undefined && readsOrganisation(person, winnerId)) {
      return seeOther(`/organisations/${winnerId}`);
    }
    const organisation = readsOrganisation(person, id)
      ? await this.organisations.byId(id)
      : undefined;
    if (!organisation) throw new NotFoundException();
    const isCoordinator = holds(person, 'coordinator');
    const isStaff = READERS.some((role) => holds(person, role));
    const [contacts, invitations, account, merges, duplicates, place] = await Promise.all([
      this.contacts.of(id),
      this.contacts.waiting(id),
      this.bankDetails.of(id),
      this.merges.into(id),
      isCoordinator ? this.duplicates.of(id) : [],
      isStaff ? this.places.of(organisation.postcode) : undefined,
    ]);
    const isOwn = holds(person, 'contact', id);
    return page('organisations/views/organisation.njk', {
      ...organisationPageOf(organisation),
      contacts,
      undelivered: await this.undelivered.among(contacts.map(({ email }) => email)),
      invitations,
      place: place && placeInWords(place),
      account,
      merges,
      duplicates,
      standing: account && standingOf(account, this.clock.today()),
      seesBankDetails: isOwn || holds(person, 'trustee-administrator') || holds(person, 'observer'),
      isOwn,
      writes: writesFor(person, id),
      manages: leads(person, id) || isCoordinator,
      now: this.clock.now(),
      me: person.id,
      isStaff,
    });
  }
}

import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { Organisations } from '../../organisations.queries.js';
import { ContactChanging } from '../contact-changing.service.js';
import { ContactsQueries, type ContactOf } from '../contacts.queries.js';
import { managedOrNotFound } from '../managed-organisation.js';

/** For leads and the coordinator; and everybody may leave, so whoever is signed in comes this far. */
@Controller('organisations/:id/contacts/:personId/ending')
@Allow('signed-in')
export class EndingController {
  constructor(
    private readonly organisations: Organisations,
    private readonly contacts: ContactsQueries,
    private readonly changing: ContactChanging,
  ) {}

  @Get()
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('personId', ParseUUIDPipe) personId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const contact = await this.contactOrNotFound(person, id, personId);
    const organisation = await this.organisations.byId(id);
    if (!organisation || !contact) throw new NotFoundException();
    const isSelf = person.id === personId;
    return page('organisations/contacts/ending/views/end.njk', { organisation, contact, isSelf });
  }

  @Post()
  async end(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('personId', ParseUUIDPipe) personId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.contactOrNotFound(person, id, personId);
    await this.changing.change({ organisationId: id, personId, to: null, by: person.id });
    return person.id === personId
      ? seeOther('/home', 'You no longer act for this organisation.')
      : seeOther(`/organisations/${id}`, 'Ended. All the organisation’s people are told.');
  }

  private async contactOrNotFound(
    person: SignedInPerson,
    id: string,
    personId: string,
  ): Promise<ContactOf | undefined> {
    if (person.id !== personId) managedOrNotFound(person, id);
    const people = await this.contacts.of(id);
    return people.find((contact) => contact.personId === personId);
  }
}

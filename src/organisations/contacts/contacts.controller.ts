import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { Organisations } from '../organisations.queries.js';
import { ContactForm } from './contacts.form.js';
import { Contacts } from './contacts.service.js';

@Controller('organisations/:id/contacts')
@Allow('contact')
export class ContactsController {
  constructor(
    private readonly organisations: Organisations,
    private readonly contacts: Contacts,
  ) {}

  @Get()
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const organisation = await this.organisations.byId(ownOrNotFound(person, id));
    return page('organisations/contacts/views/invite.njk', { organisation });
  }

  @Post()
  async invite(
    @Param('id', ParseUUIDPipe) id: string,
    @Body(new FormPipe(ContactForm)) form: ContactForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.contacts.invite(ownOrNotFound(person, id), form, person.id);
    return seeOther(
      `/organisations/${id}`,
      `${form.email} may now sign in and act for your organisation. Tell them.`,
    );
  }
}

/** Another organisation's page does not exist, as far as anyone can tell. */
function ownOrNotFound(person: SignedInPerson, organisationId: string): string {
  if (!holds(person, 'contact', organisationId)) throw new NotFoundException();
  return organisationId;
}

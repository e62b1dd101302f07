import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { Organisations } from '../../organisations.queries.js';
import { capacityChoices } from '../capacity.rules.js';
import { ContactChanging } from '../contact-changing.service.js';
import { ContactsQueries } from '../contacts.queries.js';
import { managedOrNotFound } from '../managed-organisation.js';
import { ChangingForm } from './changing.form.js';

@Controller('organisations/:id/contacts/:personId')
@Allow('contact', 'coordinator')
export class ChangingController {
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
    const organisation = await this.organisations.byId(managedOrNotFound(person, id));
    const people = await this.contacts.of(id);
    const contact = people.find((one) => one.personId === personId);
    if (!organisation || !contact) throw new NotFoundException();
    return page('organisations/contacts/changing/views/change.njk', {
      organisation,
      contact,
      capacities: capacityChoices,
    });
  }

  @Post()
  async change(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('personId', ParseUUIDPipe) personId: string,
    @Body(new FormPipe(ChangingForm)) { capacity }: ChangingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const organisationId = managedOrNotFound(person, id);
    await this.changing.change({ organisationId, personId, to: capacity, by: person.id });
    return seeOther(`/organisations/${id}`, 'Changed. All the organisation’s people are told.');
  }
}

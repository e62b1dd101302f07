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
import { managedOrNotFound } from '../managed-organisation.js';
import { InvitingForm } from './inviting.form.js';
import { Inviting } from './inviting.service.js';

@Controller('organisations/:id/contacts')
@Allow('contact', 'coordinator')
export class InvitingController {
  constructor(
    private readonly organisations: Organisations,
    private readonly inviting: Inviting,
  ) {}

  @Get()
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const organisation = await this.organisations.byId(managedOrNotFound(person, id));
    if (!organisation) throw new NotFoundException();
    return page('organisations/contacts/inviting/views/invite.njk', {
      organisation,
      capacities: capacityChoices,
    });
  }

  @Post()
  async invite(
    @Param('id', ParseUUIDPipe) id: string,
    @Body(new FormPipe(InvitingForm)) { name, email, capacity }: InvitingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const organisationId = managedOrNotFound(person, id);
    await this.inviting.invite({ organisationId, name, email, capacity, by: person.id });
    return seeOther(
      `/organisations/${id}`,
      `We have written to ${email}. They may act for your organisation once they accept.`,
    );
  }
}

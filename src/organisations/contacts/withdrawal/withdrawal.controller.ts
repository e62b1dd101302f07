import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { ContactsQueries } from '../contacts.queries.js';
import { managedOrNotFound } from '../managed-organisation.js';
import { InvitationWithdrawal } from './withdrawal.service.js';

@Controller('organisations/:id/invitations/:invitationId/withdrawal')
@Allow('contact', 'coordinator')
export class InvitationWithdrawalController {
  constructor(
    private readonly contacts: ContactsQueries,
    private readonly withdrawal: InvitationWithdrawal,
  ) {}

  @Get()
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('invitationId', ParseUUIDPipe) invitationId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const organisationId = managedOrNotFound(person, id);
    const invitation = await this.contacts.invitation(invitationId);
    if (invitation?.organisationId !== organisationId) throw new NotFoundException();
    return page('organisations/contacts/withdrawal/views/withdraw.njk', { invitation });
  }

  @Post()
  async withdraw(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('invitationId', ParseUUIDPipe) invitationId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.withdrawal.withdraw(managedOrNotFound(person, id), invitationId, person.id);
    return seeOther(`/organisations/${id}`, 'The invitation is withdrawn.');
  }
}

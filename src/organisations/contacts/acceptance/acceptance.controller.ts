import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { CAPACITY_WORDS } from '../capacity.rules.js';
import { ContactsQueries } from '../contacts.queries.js';
import { refusalsToAccept } from '../contacts.rules.js';
import { InvitationAcceptance } from './acceptance.service.js';

/** For whoever is signed in with the address that was invited. Opening the page accepts nothing. */
@Controller('invitations/:invitationId')
@Allow('signed-in')
export class InvitationAcceptanceController {
  constructor(
    private readonly contacts: ContactsQueries,
    private readonly acceptance: InvitationAcceptance,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Param('invitationId', ParseUUIDPipe) id: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page | SeeOther> {
    const invitation = await this.contacts.invitation(id);
    if (!invitation) throw new NotFoundException();
    if (invitation.email !== person.email) {
      return page('organisations/contacts/acceptance/views/for-another.njk', { person });
    }
    if (invitation.status === 'accepted') {
      return seeOther(`/organisations/${invitation.organisationId}`);
    }
    return page('organisations/contacts/acceptance/views/accept.njk', {
      invitation,
      words: CAPACITY_WORDS[invitation.capacity],
      reasons: refusalsToAccept({ ...invitation, now: this.clock.now() }),
    });
  }

  @Post()
  async accept(
    @Param('invitationId', ParseUUIDPipe) invitationId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { id: by, email } = person;
    const organisationId = await this.acceptance.accept({ invitationId, by, email });
    return seeOther(`/organisations/${organisationId}`, 'You may act for this organisation now.');
  }
}

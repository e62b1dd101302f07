import { Injectable } from '@nestjs/common';
import { CAPACITY_WORDS } from '../../organisations/contacts/capacity.rules.js';
import { ContactsQueries } from '../../organisations/contacts/contacts.queries.js';
import { Merges } from '../../organisations/merging/merges.queries.js';
import { Organisations } from '../../organisations/organisations.queries.js';
import { LetterWriting } from './letter-writing.service.js';

/** What people hear of who acts for an organisation. */
@Injectable()
export class ContactLetters {
  constructor(
    private readonly contacts: ContactsQueries,
    private readonly organisations: Organisations,
    private readonly merges: Merges,
    private readonly writing: LetterWriting,
  ) {}

  /** To the invited address; nothing for an invitation that was withdrawn before it went out. */
  async invite(invitationId: string): Promise<void> {
    const invitation = await this.contacts.invitation(invitationId);
    if (!invitation) throw new Error(`There is no invitation ${invitationId}`);
    if (invitation.status !== 'waiting') return;
    const { name, email, capacity, organisationName } = invitation;
    await this.writing.writeToEach([{ name, email }], {
      key: `invitation/${invitationId}`,
      subject: `${organisationName} asks you to act for it`,
      template: 'correspondence/letters/views/contact-invited.txt.njk',
      model: { invitation, words: CAPACITY_WORDS[capacity] },
    });
  }

  /** To all the organisation's people, and to whom it concerns if they are none of them any more. */
  async tellOfChange(changeId: string): Promise<void> {
    const change = await this.contacts.change(changeId);
    if (!change) throw new Error(`There is no change ${changeId} of an organisation's people`);
    const contacts = await this.organisations.contactsOf(change.organisationId);
    const { personId, personName, personEmail } = change;
    const concerned = { name: personName, email: personEmail };
    const isThere = contacts.some(({ id }) => id === personId);
    await this.writing.writeToEach(isThere ? contacts : [...contacts, concerned], {
      key: `contact-change/${changeId}`,
      subject: `${change.organisationName}: who acts for it has changed`,
      template: 'correspondence/letters/views/contact-changed.txt.njk',
      model: { change, words: change.to && CAPACITY_WORDS[change.to] },
    });
  }

  /** To all the people of what is one organisation now. */
  async tellOfMerge(loserId: string): Promise<void> {
    const merge = await this.merges.byLoser(loserId);
    if (!merge) throw new Error(`Organisation ${loserId} was not merged`);
    await this.writing.writeToEach(await this.organisations.contactsOf(merge.winnerId), {
      key: `organisation/${loserId}/merged`,
      subject: `${merge.winnerName} was registered twice and is one now`,
      template: 'correspondence/letters/views/organisations-merged.txt.njk',
      model: { merge },
    });
  }
}

import { Injectable } from '@nestjs/common';
import {
  BankDetailsQueries,
  type DetailsVersion,
} from '../../organisations/bank-details/bank-details.queries.js';
import { Organisations } from '../../organisations/organisations.queries.js';
import { LetterWriting } from './letter-writing.service.js';

/** An account was given, changed, checked or turned down: whoever acts for the organisation hears of it. */
@Injectable()
export class BankDetailsLetters {
  constructor(
    private readonly bankDetails: BankDetailsQueries,
    private readonly organisations: Organisations,
    private readonly writing: LetterWriting,
  ) {}

  /**
   * A change is told to those who were contacts before it, at the addresses that were known then:
   * whoever came in with it is not the one to ask. A first account needs no letter.
   */
  async tellOfChange(detailsId: string): Promise<void> {
    const details = await this.found(detailsId);
    if (!details.isChange) return;
    const before = await this.organisations.contactsBefore(details.organisationId, details.givenAt);
    await this.writing.writeToEach(before, {
      key: `bank-details/${detailsId}/changed`,
      subject: `${details.organisationName}: did you change your bank details?`,
      template: 'correspondence/letters/views/bank-details-changed.txt.njk',
      model: { details },
    });
  }

  /** That it is checked, and from when it is paid into; or why it was turned down. */
  async tellOfOutcome(detailsId: string): Promise<void> {
    const details = await this.found(detailsId);
    const contacts = await this.organisations.contactsOf(details.organisationId);
    await this.writing.writeToEach(contacts, {
      key: `bank-details/${detailsId}/settled`,
      subject:
        details.status === 'refused'
          ? `${details.organisationName}: we could not confirm your bank details`
          : `${details.organisationName}: your bank details are checked`,
      template: 'correspondence/letters/views/bank-details-settled.txt.njk',
      model: { details },
    });
  }

  private async found(detailsId: string): Promise<DetailsVersion> {
    const details = await this.bankDetails.byId(detailsId);
    if (!details) throw new Error(`There are no bank details ${detailsId}`);
    return details;
  }
}

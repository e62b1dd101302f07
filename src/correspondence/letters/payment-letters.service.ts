import { Injectable } from '@nestjs/common';
import { BankDetailsQueries } from '../../organisations/bank-details/bank-details.queries.js';
import { Organisations } from '../../organisations/organisations.queries.js';
import { Instalments } from '../../payments/instalments.queries.js';
import { LetterWriting } from './letter-writing.service.js';

/** Money is on its way. */
@Injectable()
export class PaymentLetters {
  constructor(
    private readonly instalments: Instalments,
    private readonly organisations: Organisations,
    private readonly bankDetails: BankDetailsQueries,
    private readonly writing: LetterWriting,
  ) {}

  /** To the organisation: how much, into which account (masked), under which reference. */
  async remittance(instalmentId: string): Promise<void> {
    const instalment = await this.instalments.byId(instalmentId);
    if (!instalment) throw new Error(`There is no instalment ${instalmentId}`);
    const { organisationId, awardId, number, attempt, paidIntoDetailsId } = instalment;
    const ofAward = await this.instalments.ofAward(awardId);
    await this.writing.writeToEach(await this.organisations.contactsOf(organisationId), {
      key: `instalment/${instalmentId}/sent/${attempt}`,
      subject: `${instalment.reference}: a payment is on its way to you`,
      template: 'correspondence/letters/views/remittance.txt.njk',
      model: {
        instalment,
        account: paidIntoDetailsId && (await this.bankDetails.byId(paidIntoDetailsId)),
        next: ofAward.find((other) => other.number === number + 1),
      },
    });
  }
}

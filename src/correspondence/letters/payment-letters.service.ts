import { Injectable } from '@nestjs/common';
import { BankDetailsQueries } from '../../organisations/bank-details/bank-details.queries.js';
import { Organisations } from '../../organisations/organisations.queries.js';
import { People } from '../../people/people.queries.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { Instalments } from '../../payments/instalments.queries.js';
import { LetterWriting } from './letter-writing.service.js';

/** Money is on its way, or did not arrive. */
@Injectable()
export class PaymentLetters {
  constructor(
    private readonly instalments: Instalments,
    private readonly organisations: Organisations,
    private readonly people: People,
    private readonly transactions: Transactions,
    private readonly bankDetails: BankDetailsQueries,
    private readonly writing: LetterWriting,
  ) {}

  /**
   * To the organisation: how much, into which account (masked), under which reference. Nothing for a
   * payment that has failed before this was written: it hears that instead.
   */
  async remittance(instalmentId: string): Promise<void> {
    const instalment = await this.instalments.byId(instalmentId);
    if (!instalment) throw new Error(`There is no instalment ${instalmentId}`);
    const { organisationId, awardId, number, attempt, paidIntoDetailsId } = instalment;
    if (instalment.sentAt === null) return;
    const ofAward = await this.instalments.ofAward(awardId);
    await this.writing.writeToEach(await this.organisations.contactsOf(organisationId), {
      key: `instalment/${instalmentId}/sent/${attempt}`,
      subject: `${instalment.reference}: a payment is on its way to you`,
      template: 'correspondence/letters/views/remittance.txt.njk',
      model: {
        instalment,
        account: paidIntoDetailsId && (await this.bankDetails.byId(paidIntoDetailsId)),
        next: ofAward.find((other) => other.number === number + 1 && other.status === 'planned'),
      },
    });
  }

  /**
   * To the organisation: its bank did not take the money, which is still theirs; what to check, and
   * what happens next. To the trustee administrators: that it waits to be paid again. Nothing is
   * written when that was taken back meanwhile, or it has been sent again.
   * @param attempt which sending of the instalment it was, counted from 1
   */
  async notAccepted(instalmentId: string, attempt: number): Promise<void> {
    const instalment = await this.instalments.byId(instalmentId);
    if (!instalment) throw new Error(`There is no instalment ${instalmentId}`);
    const { notAccepted, organisationId, organisationName, reference } = instalment;
    const isOnItsWay = instalment.status === 'sent' || instalment.status === 'cleared';
    if (notAccepted === null || instalment.attempt <= attempt || isOnItsWay) return;
    const account = await this.bankDetails.byId(notAccepted.detailsId);
    const contacts = await this.organisations.contactsOf(organisationId);
    const administrators = await this.people.holding('trustee-administrator', null);
    const model = { instalment, account, how: notAccepted.how };
    await this.transactions.run(async (tx) => {
      await this.writing.write(tx, contacts, {
        key: `instalment/${instalmentId}/not-accepted/${attempt}`,
        subject: `${reference}: your bank did not take a payment`,
        template: 'correspondence/letters/views/payment-not-accepted.txt.njk',
        model,
      });
      await this.writing.write(tx, administrators, {
        key: `instalment/${instalmentId}/not-accepted/${attempt}/to-pay-again`,
        subject: `${reference}: a payment to ${organisationName} ${notAccepted.how === 'failed' ? 'failed' : 'came back'}`,
        template: 'correspondence/letters/views/payment-to-pay-again.txt.njk',
        model,
      });
    });
  }
}

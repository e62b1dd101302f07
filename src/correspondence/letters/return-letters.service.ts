import { Injectable } from '@nestjs/common';
import { News } from '../../monitoring/news/return-news.service.js';
import { Returns } from '../../monitoring/returns.queries.js';
import { Organisations } from '../../organisations/organisations.queries.js';
import { Interests } from '../../panels/interests/interests.queries.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { LetterWriting } from './letter-writing.service.js';

/** A return, carried to those who decided the grant. */
@Injectable()
export class ReturnLetters {
  constructor(
    private readonly returns: Returns,
    private readonly interests: Interests,
    private readonly organisations: Organisations,
    private readonly news: News,
    private readonly transactions: Transactions,
    private readonly writing: LetterWriting,
  ) {}

  /**
   * To everyone seated on the round's panel without a pecuniary interest: found now, when it is sent,
   * by the same question as the page asks, and not when the return was planned. Who has chosen one letter a week
   * hears of it then.
   */
  async toPanel(returnId: string): Promise<void> {
    const sent = await this.returns.byId(returnId);
    if (!sent?.submittedAt) throw new Error(`Return ${returnId} has not been submitted`);
    const number = sent.timesSent;
    const readers = await this.interests.readersOf(sent.applicationId);
    const contacts = await this.organisations.contactsOf(sent.organisationId);
    const model = { sent, isAgain: number > 1 };
    await this.transactions.run(async (tx) => {
      await this.writing.write(tx, await this.news.arrived(tx, { returnId, number }, readers), {
        key: `return/${returnId}/to-panel/${number}`,
        subject: `${sent.awardReference}: what came of ${sent.title}`,
        template: 'correspondence/letters/views/return-to-panel.txt.njk',
        model,
      });
      await this.writing.write(tx, contacts, {
        key: `return/${returnId}/received/${number}`,
        subject: `${sent.awardReference}: your return has arrived`,
        template: 'correspondence/letters/views/return-received.txt.njk',
        model,
      });
    });
  }
}

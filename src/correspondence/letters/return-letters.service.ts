import { Injectable } from '@nestjs/common';
import { Returns } from '../../monitoring/returns.queries.js';
import { Organisations } from '../../organisations/organisations.queries.js';
import { Interests } from '../../panels/interests/interests.queries.js';
import { LetterWriting } from './letter-writing.service.js';

/** A return, carried to those who decided the grant. */
@Injectable()
export class ReturnLetters {
  constructor(
    private readonly returns: Returns,
    private readonly interests: Interests,
    private readonly organisations: Organisations,
    private readonly writing: LetterWriting,
  ) {}

  /**
   * To everyone seated on the round's panel without a pecuniary interest: found now, when it is sent,
   * by the same question as the page asks, and not when the return was planned.
   */
  async toPanel(returnId: string): Promise<void> {
    const sent = await this.returns.byId(returnId);
    if (sent?.status !== 'submitted') throw new Error(`Return ${returnId} has not been submitted`);
    const model = { sent };
    await this.writing.writeToEach(await this.interests.readersOf(sent.applicationId), {
      key: `return/${returnId}/to-panel`,
      subject: `${sent.awardReference}: what came of ${sent.title}`,
      template: 'correspondence/letters/views/return-to-panel.txt.njk',
      model,
    });
    await this.writing.writeToEach(await this.organisations.contactsOf(sent.organisationId), {
      key: `return/${returnId}/received`,
      subject: `${sent.awardReference}: your return has arrived`,
      template: 'correspondence/letters/views/return-received.txt.njk',
      model,
    });
  }
}

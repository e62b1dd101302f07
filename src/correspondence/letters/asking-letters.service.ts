import { Injectable } from '@nestjs/common';
import { Applications, type ApplicationSummary } from '../../applications/applications.queries.js';
import {
  Clarifications,
  type ClarificationShown,
} from '../../applications/clarification/clarifications.queries.js';
import { Messages } from '../../applications/messages/messages.queries.js';
import { Organisations } from '../../organisations/organisations.queries.js';
import { Interests } from '../../panels/interests/interests.queries.js';
import { People, type Addressee } from '../../people/people.queries.js';
import { LetterWriting } from './letter-writing.service.js';

/**
 * What is said and asked about an application: each side is told that there is something to read, and
 * where. Words of a message are not sent: mailboxes are shared, and letters forwarded.
 */
@Injectable()
export class AskingLetters {
  constructor(
    private readonly applications: Applications,
    private readonly messages: Messages,
    private readonly clarifications: Clarifications,
    private readonly organisations: Organisations,
    private readonly interests: Interests,
    private readonly people: People,
    private readonly writing: LetterWriting,
  ) {}

  async tellOfMessage(messageId: string): Promise<void> {
    const message = await this.messages.byId(messageId);
    if (!message) throw new Error(`There is no message ${messageId}`);
    const application = await this.found(message.applicationId);
    const isFromUs = message.side === 'coordinator';
    const people = isFromUs
      ? await this.organisations.contactsOf(application.organisationId)
      : await this.coordinatorsFor(application.id);
    await this.writing.writeToEach(people, {
      key: `message/${messageId}`,
      subject: `${application.reference}: a message for you`,
      template: 'correspondence/letters/views/message-waiting.txt.njk',
      model: { application, message, isFromUs },
    });
  }

  async ask(clarificationId: string): Promise<void> {
    const asked = await this.asked(clarificationId);
    await this.toOrganisation(asked, {
      key: `clarification/${clarificationId}/asked`,
      subject: 'a question about your application',
      template: 'correspondence/letters/views/clarification-asked.txt.njk',
    });
  }

  async tellOfAnswer(replyId: string): Promise<void> {
    const asked = await this.clarifications.ofReply(replyId);
    if (!asked) throw new Error(`There is no reply ${replyId}`);
    const application = await this.found(asked.applicationId);
    await this.writing.writeToEach(await this.coordinatorsFor(application.id), {
      key: `clarification-reply/${replyId}`,
      subject: `${application.reference}: your question has been answered`,
      template: 'correspondence/letters/views/clarification-answered.txt.njk',
      model: { application, asked },
    });
  }

  async tellOfClosing(clarificationId: string): Promise<void> {
    const asked = await this.asked(clarificationId);
    await this.toOrganisation(asked, {
      key: `clarification/${clarificationId}/closed`,
      subject: 'the question about your application is closed',
      template: 'correspondence/letters/views/clarification-closed.txt.njk',
    });
  }

  private async toOrganisation(
    asked: ClarificationShown,
    letter: { key: string; subject: string; template: `correspondence/${string}.txt.njk` },
  ): Promise<void> {
    const application = await this.found(asked.applicationId);
    await this.writing.writeToEach(
      await this.organisations.contactsOf(application.organisationId),
      {
        ...letter,
        subject: `${application.reference}: ${letter.subject}`,
        model: { application, asked },
      },
    );
  }

  /** Those without a pecuniary interest in it, as things stand when the letter is written. */
  private async coordinatorsFor(applicationId: string): Promise<readonly Addressee[]> {
    const coordinators = await this.people.holding('coordinator', null);
    return this.interests.freeAmong(coordinators, applicationId);
  }

  private async asked(clarificationId: string): Promise<ClarificationShown> {
    const asked = await this.clarifications.byId(clarificationId);
    if (!asked) throw new Error(`There is no clarification ${clarificationId}`);
    return asked;
  }

  private async found(applicationId: string): Promise<ApplicationSummary> {
    const application = await this.applications.byId(applicationId);
    if (!application) throw new Error(`There is no application ${applicationId}`);
    return application;
  }
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { daysBetween } from '../../kernel/london.js';
import { DOCUMENT_KINDS } from '../../organisations/documents/document-kinds.rules.js';
import { OrganisationDocuments } from '../../organisations/documents/organisation-documents.queries.js';
import { Organisations } from '../../organisations/organisations.queries.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { LetterWriting } from '../letters/letter-writing.service.js';
import {
  documentHorizonOf,
  documentRemindersAt,
  type DocumentReminder,
} from './document-reminders.rules.js';

/** Writes to an organisation's people before a paper in their library runs out. */
@Injectable()
export class DocumentReminders {
  constructor(
    private readonly transactions: Transactions,
    private readonly documents: OrganisationDocuments,
    private readonly organisations: Organisations,
    private readonly writing: LetterWriting,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes every reminder whose day has come. Harmless twice: each is written once to each address.
   * @throws AggregateError when some could not be written, after all others were.
   */
  async remindAll(): Promise<void> {
    const today = this.clock.today();
    const expiring = await this.documents.expiringBetween(today, documentHorizonOf(today));
    const problems: unknown[] = [];
    for (const reminder of documentRemindersAt(this.clock.now(), expiring)) {
      await this.remind(reminder).catch((problem: unknown) => problems.push(problem));
    }
    if (problems.length > 0) throw new AggregateError(problems, 'Some reminders were not written');
  }

  /** The paper is locked meanwhile: it is either still in its library, or nothing is written. */
  remind({ documentId, step }: DocumentReminder): Promise<void> {
    return this.transactions.run(async (tx) => {
      if (!(await this.documents.isCurrent(tx, documentId))) return;
      const document = await this.documents.found(documentId, tx);
      if (typeof document?.expiresOn !== 'string') return; // gone, or it does not run out
      const { organisationId, kind, title, expiresOn } = document;
      const organisation = await this.organisations.byId(organisationId, tx);
      const contacts = await this.organisations.contactsOf(organisationId, tx);
      const name = title === '' ? DOCUMENT_KINDS[kind].text : title;
      const days = daysBetween(this.clock.today(), expiresOn);
      await this.writing.write(tx, contacts, {
        key: `document/${documentId}/reminder/${step}`,
        subject: `${organisation?.name ?? ''}: ${name} runs out ${inDays(days)}`,
        template: 'correspondence/reminders/views/document-expires.txt.njk',
        model: { name, document, organisationName: organisation?.name, when: inDays(days) },
      });
    });
  }
}

function inDays(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${days} days`;
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { daysBetween, type LondonDate } from '../../../kernel/london.js';
import { DOCUMENT_KINDS } from '../../../organisations/documents/document-kinds.rules.js';
import { OrganisationDocuments } from '../../../organisations/documents/organisation-documents.queries.js';
import { Organisations } from '../../../organisations/organisations.queries.js';
import type { Tx } from '../../../platform/database/transactions.service.js';
import { Recipients } from '../recipients.queries.js';
import { ReminderKind, type Described, type ReminderLetter } from '../reminder-kind.js';
import type { Audience, Owed, Step } from '../timing/timing.rules.js';

/** A policy or another paper in an organisation's library runs out. */
@Injectable()
export class DocumentExpires extends ReminderKind {
  override readonly name = 'document-expires';
  override readonly subject = 'document';
  override readonly words = {
    title: 'A policy or another document runs out',
    countedFrom: 'the last day it holds',
    owing: 'the organisation',
  };
  override readonly owingRole = 'contact';
  override readonly audiences: readonly Audience[] = ['owing'];
  override readonly isOverAfterwards = true;
  override readonly steps: readonly Step[] = [
    { days: -28, counted: 'days', to: ['owing'] },
    { days: -7, counted: 'days', to: ['owing'] },
  ];

  constructor(
    private readonly documents: OrganisationDocuments,
    private readonly organisations: Organisations,
    private readonly recipients: Recipients,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async owedBetween(from: LondonDate, upTo: LondonDate): Promise<readonly Owed[]> {
    const expiring = await this.documents.expiringBetween(from, upTo);
    return expiring.map(({ id, expiresOn }) => ({ id, dueOn: expiresOn }));
  }

  override async stillOwed(tx: Tx, id: string): Promise<Owed | undefined> {
    if (!(await this.documents.isCurrent(tx, id))) return undefined;
    const document = await this.documents.found(id, tx);
    const dueOn = document?.expiresOn;
    return typeof dueOn === 'string' ? { id, dueOn } : undefined;
  }

  override async letters(tx: Tx, { id, dueOn }: Owed): Promise<readonly ReminderLetter[]> {
    const document = await this.documents.found(id, tx);
    if (!document) return [];
    const { organisationId, kind, title } = document;
    const organisation = await this.organisations.byId(organisationId, tx);
    const name = title === '' ? DOCUMENT_KINDS[kind].text : title;
    const when = inDays(daysBetween(this.clock.today(), dueOn));
    return [
      {
        to: await this.recipients.contactsOf(tx, organisationId),
        subject: `${organisation?.name ?? ''}: ${name} runs out ${when}`,
        template: 'correspondence/reminders/views/document-expires.txt.njk',
        model: { name, document, organisationName: organisation?.name, when },
      },
    ];
  }

  /** What has run out is only missed in the next application. */
  override described(): Promise<readonly Described[]> {
    return Promise.resolve([]);
  }
}

function inDays(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${days} days`;
}

import { Injectable } from '@nestjs/common';
import { Applications } from '../../../applications/applications.queries.js';
import { ClosingDrafts } from '../../../applications/closing-drafts.queries.js';
import type { LondonDate } from '../../../kernel/london.js';
import type { Tx } from '../../../platform/database/transactions.service.js';
import { Recipients } from '../recipients.queries.js';
import { ReminderKind, type Described, type ReminderLetter } from '../reminder-kind.js';
import type { Audience, Owed, Step } from '../timing/timing.rules.js';

/** A round closes soon, and an organisation has a draft that it has not sent. */
@Injectable()
export class DraftNotSubmitted extends ReminderKind {
  override readonly name = 'draft-not-submitted';
  override readonly subject = 'application';
  override readonly words = {
    title: 'A round closes soon and a draft is not sent',
    countedFrom: 'the last day for the application',
    owing: 'the organisation',
  };
  override readonly owingRole = 'contact';
  override readonly audiences: readonly Audience[] = ['owing'];
  override readonly isOverAfterwards = true;
  override readonly steps: readonly Step[] = [
    { days: -7, counted: 'days', to: ['owing'] },
    { days: -2, counted: 'days', to: ['owing'] },
  ];

  constructor(
    private readonly drafts: ClosingDrafts,
    private readonly applications: Applications,
    private readonly recipients: Recipients,
  ) {
    super();
  }

  override owedBetween(from: LondonDate, upTo: LondonDate): Promise<readonly Owed[]> {
    return this.drafts.between(from, upTo);
  }

  override stillOwed(tx: Tx, id: string): Promise<Owed | undefined> {
    return this.drafts.locked(tx, id);
  }

  override async letters(tx: Tx, { id }: Owed): Promise<readonly ReminderLetter[]> {
    const draft = await this.applications.byId(id, tx);
    if (!draft) return [];
    return [
      {
        to: await this.recipients.contactsOf(tx, draft.organisationId),
        subject: `${draft.roundTitle}: your application is not sent yet`,
        template: 'correspondence/reminders/views/draft-not-submitted.txt.njk',
        model: { draft },
      },
    ];
  }

  /** A draft is nobody else's, and after the last day there is nothing to send. */
  override described(): Promise<readonly Described[]> {
    return Promise.resolve([]);
  }
}

import { Injectable } from '@nestjs/common';
import { Applications } from '../../../applications/applications.queries.js';
import { Clarifications } from '../../../applications/clarification/clarifications.queries.js';
import { Clock } from '../../../kernel/clock.js';
import type { LondonDate } from '../../../kernel/london.js';
import type { Tx } from '../../../platform/database/transactions.service.js';
import { Recipients } from '../recipients.queries.js';
import { ReminderKind, type Described, type ReminderLetter } from '../reminder-kind.js';
import type { Audience, Owed, Step } from '../timing/timing.rules.js';

/** An organisation owes an answer to the coordinator's question about its application. */
@Injectable()
export class AnswerDue extends ReminderKind {
  override readonly name = 'answer-due';
  override readonly subject = 'clarification';
  override readonly words = {
    title: 'A coordinator’s question is not answered',
    countedFrom: 'the day the answer is due',
    owing: 'the organisation',
  };
  override readonly owingRole = 'contact';
  override readonly audiences: readonly Audience[] = ['owing', 'coordinator'];
  override readonly steps: readonly Step[] = [
    { days: -2, counted: 'days', to: ['owing'] },
    { days: 1, counted: 'days', to: ['owing', 'coordinator'] },
  ];

  constructor(
    private readonly clarifications: Clarifications,
    private readonly applications: Applications,
    private readonly recipients: Recipients,
    private readonly clock: Clock,
  ) {
    super();
  }

  override owedBetween(from: LondonDate, upTo: LondonDate): Promise<readonly Owed[]> {
    return this.clarifications.owedBetween(from, upTo);
  }

  override stillOwed(tx: Tx, id: string): Promise<Owed | undefined> {
    return this.clarifications.lockedOwed(tx, id);
  }

  override async letters(
    tx: Tx,
    { id, dueOn }: Owed,
    audience: Audience,
  ): Promise<readonly ReminderLetter[]> {
    const asked = await this.clarifications.byId(id, tx);
    const application = asked && (await this.applications.byId(asked.applicationId, tx));
    if (!application) return [];
    const isOverdue = dueOn < this.clock.today();
    const model = { application, asked, isOverdue };
    const { reference } = application;
    if (audience !== 'owing') {
      return [
        {
          to: await this.recipients.about(tx, audience, application.id),
          subject: `${reference}: no answer yet from ${application.organisationName}`,
          template: 'correspondence/reminders/views/answer-not-given.txt.njk',
          model,
        },
      ];
    }
    return [
      {
        to: await this.recipients.contactsOf(tx, application.organisationId),
        subject: `${reference}: ${isOverdue ? 'your answer is overdue' : 'please answer the coordinator’s question'}`,
        template: 'correspondence/reminders/views/answer-due.txt.njk',
        model,
      },
    ];
  }

  override async described(owed: readonly Owed[]): Promise<readonly Described[]> {
    const asked = await this.clarifications.byIds(owed.map(({ id }) => id));
    const applications = await this.applications.byIds(asked.map((one) => one.applicationId));
    return asked.flatMap(({ id, number, applicationId }) => {
      const application = applications.find((one) => one.id === applicationId);
      if (!application) return [];
      return [
        {
          ...{ id, applicationId },
          what: `Answer to question ${number}, ${application.reference}`,
          owedBy: application.organisationName,
          href: `/applications/${applicationId}/clarifications/${number}`,
        },
      ];
    });
  }
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import type { LondonDate } from '../../../kernel/london.js';
import { dueInWords } from '../../../monitoring/due-in-words.rules.js';
import { Returns } from '../../../monitoring/returns.queries.js';
import type { Tx } from '../../../platform/database/transactions.service.js';
import { Recipients } from '../recipients.queries.js';
import { ReminderKind, type Described, type ReminderLetter } from '../reminder-kind.js';
import type { Audience, Owed, Step } from '../timing/timing.rules.js';

/** An organisation owes a return about its award. */
@Injectable()
export class ReturnDue extends ReminderKind {
  override readonly name = 'return-due';
  override readonly subject = 'return';
  override readonly words = {
    title: 'A return is due',
    countedFrom: 'the day the return is due',
    owing: 'the organisation',
  };
  override readonly owingRole = 'contact';
  override readonly audiences: readonly Audience[] = ['owing', 'coordinator', 'chair'];
  override readonly steps: readonly Step[] = [
    { days: -28, counted: 'days', to: ['owing'] },
    { days: -7, counted: 'days', to: ['owing'] },
    { days: -1, counted: 'days', to: ['owing'] },
    { days: 1, counted: 'days', to: ['owing'] },
    { days: 14, counted: 'days', to: ['owing'] },
    { days: 28, counted: 'days', to: ['owing', 'coordinator'] },
    { days: 42, counted: 'days', to: ['owing', 'coordinator', 'chair'] },
  ];

  constructor(
    private readonly returns: Returns,
    private readonly recipients: Recipients,
    private readonly clock: Clock,
  ) {
    super();
  }

  override owedBetween(from: LondonDate, upTo: LondonDate): Promise<readonly Owed[]> {
    return this.returns.owedBetween(from, upTo);
  }

  override stillOwed(tx: Tx, id: string): Promise<Owed | undefined> {
    return this.returns.lockedOwed(tx, id);
  }

  override async letters(
    tx: Tx,
    { id, dueOn }: Owed,
    audience: Audience,
  ): Promise<readonly ReminderLetter[]> {
    const owed = await this.returns.byId(id, tx);
    if (!owed) return [];
    const today = this.clock.today();
    const when = dueInWords(dueOn, today);
    const model = { owed, when };
    if (audience !== 'owing') {
      return [
        {
          to: await this.recipients.about(tx, audience, owed.applicationId),
          subject: `${owed.awardReference}: ${owed.organisationName} owes a return`,
          template: 'correspondence/reminders/views/return-long-overdue.txt.njk',
          model,
        },
      ];
    }
    return [
      {
        to: await this.recipients.contactsOf(tx, owed.organisationId),
        subject: `${owed.awardReference}: your return is ${when.replace(/^\w/, (first) => first.toLowerCase())}`,
        template:
          dueOn < today
            ? 'correspondence/reminders/views/return-overdue.txt.njk'
            : 'correspondence/reminders/views/return-due.txt.njk',
        model,
      },
    ];
  }

  override async described(owed: readonly Owed[]): Promise<readonly Described[]> {
    const returns = await this.returns.byIds(owed.map(({ id }) => id));
    return returns.map((one) => ({
      id: one.id,
      what: `Return ${one.number} of ${one.outOf}, ${one.awardReference}`,
      owedBy: one.organisationName,
      href: `/returns/${one.id}`,
      applicationId: one.applicationId,
    }));
  }
}

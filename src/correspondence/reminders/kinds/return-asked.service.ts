import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import type { LondonDate } from '../../../kernel/london.js';
import { Returns } from '../../../monitoring/returns.queries.js';
import { AskedReturns } from '../../../monitoring/review/asked-returns.queries.js';
import type { Tx } from '../../../platform/database/transactions.service.js';
import { Recipients } from '../recipients.queries.js';
import { ReminderKind, type Described, type ReminderLetter } from '../reminder-kind.js';
import type { Audience, Owed, Step } from '../timing/timing.rules.js';

/** An organisation was asked about its return and has not sent it again. */
@Injectable()
export class ReturnAsked extends ReminderKind {
  override readonly name = 'return-asked';
  override readonly subject = 'return';
  override readonly words = {
    title: 'A question about a return is not answered',
    countedFrom: 'the day the return is to be sent again',
    owing: 'the organisation',
  };
  override readonly owingRole = 'contact';
  override readonly audiences: readonly Audience[] = ['owing', 'coordinator', 'chair'];
  override readonly steps: readonly Step[] = [
    { days: -2, counted: 'days', to: ['owing'] },
    { days: 1, counted: 'days', to: ['owing', 'coordinator'] },
    { days: 14, counted: 'days', to: ['owing', 'coordinator'] },
  ];

  constructor(
    private readonly asked: AskedReturns,
    private readonly returns: Returns,
    private readonly recipients: Recipients,
    private readonly clock: Clock,
  ) {
    super();
  }

  override owedBetween(from: LondonDate, upTo: LondonDate): Promise<readonly Owed[]> {
    return this.asked.owedBetween(from, upTo);
  }

  override stillOwed(tx: Tx, id: string): Promise<Owed | undefined> {
    return this.asked.lockedOwed(tx, id);
  }

  override async letters(
    tx: Tx,
    { id, dueOn }: Owed,
    audience: Audience,
  ): Promise<readonly ReminderLetter[]> {
    const owed = await this.returns.byId(id, tx);
    if (!owed) return [];
    const isToStaff = audience !== 'owing';
    const isOverdue = dueOn < this.clock.today();
    return [
      {
        to: isToStaff
          ? await this.recipients.about(tx, audience, owed.applicationId)
          : await this.recipients.contactsOf(tx, owed.organisationId),
        subject: `${owed.awardReference}: ${isToStaff ? 'no answer yet about a return' : 'please answer about your return'}`,
        template: 'correspondence/reminders/views/return-asked.txt.njk',
        model: { owed, dueOn, isToStaff, isOverdue },
      },
    ];
  }

  override async described(owed: readonly Owed[]): Promise<readonly Described[]> {
    const returns = await this.returns.byIds(owed.map(({ id }) => id));
    return returns.map((one) => ({
      ...{ id: one.id, applicationId: one.applicationId },
      what: `Answer about return ${one.number} of ${one.outOf}, ${one.awardReference}`,
      owedBy: one.organisationName,
      href: `/returns/${one.id}`,
    }));
  }
}

import { Injectable } from '@nestjs/common';
import { Applications } from '../../applications/applications.queries.js';
import { Clarifications } from '../../applications/clarification/clarifications.queries.js';
import { Clock } from '../../kernel/clock.js';
import { Organisations } from '../../organisations/organisations.queries.js';
import { Interests } from '../../panels/interests/interests.queries.js';
import { People } from '../../people/people.queries.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { LetterWriting } from '../letters/letter-writing.service.js';
import {
  answersHorizonOf,
  clarificationRemindersAt,
  type ClarificationReminder,
} from './clarification-reminders.rules.js';

/** Writes to those who owe an answer to the coordinator's question, and stops when they have given it. */
@Injectable()
export class ClarificationReminders {
  constructor(
    private readonly transactions: Transactions,
    private readonly clarifications: Clarifications,
    private readonly applications: Applications,
    private readonly organisations: Organisations,
    private readonly interests: Interests,
    private readonly people: People,
    private readonly writing: LetterWriting,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes every reminder whose day has come. Harmless twice: each is written once to each address.
   * @throws AggregateError when some could not be written, after all others were.
   */
  async remindAll(): Promise<void> {
    const owed = await this.clarifications.owedBy(answersHorizonOf(this.clock.today()));
    const problems: unknown[] = [];
    for (const reminder of clarificationRemindersAt(this.clock.now(), owed)) {
      await this.remind(reminder).catch((problem: unknown) => problems.push(problem));
    }
    if (problems.length > 0) throw new AggregateError(problems, 'Some reminders were not written');
  }

  private remind({ clarificationId, step, isOverdue }: ClarificationReminder): Promise<void> {
    return this.transactions.run(async (tx) => {
      if (!(await this.clarifications.isOwed(tx, clarificationId))) return;
      const asked = await this.clarifications.byId(clarificationId, tx);
      const application = asked && (await this.applications.byId(asked.applicationId, tx));
      if (!application) return;
      const key = `clarification/${clarificationId}/reminder/${step}`;
      const model = { application, asked, isOverdue };
      await this.writing.write(
        tx,
        await this.organisations.contactsOf(application.organisationId, tx),
        {
          key,
          subject: `${application.reference}: ${isOverdue ? 'your answer is overdue' : 'please answer the coordinator’s question'}`,
          template: 'correspondence/reminders/views/answer-due.txt.njk',
          model,
        },
      );
      if (!isOverdue) return;
      const holders = await this.people.holding('coordinator', null, tx);
      const coordinators = await this.interests.freeAmong(holders, application.id, tx);
      await this.writing.write(tx, coordinators, {
        key: `${key}/coordinator`,
        subject: `${application.reference}: no answer yet from ${application.organisationName}`,
        template: 'correspondence/reminders/views/answer-not-given.txt.njk',
        model,
      });
    });
  }
}

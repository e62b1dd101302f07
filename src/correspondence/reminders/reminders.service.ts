import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Returns } from '../../monitoring/returns.queries.js';
import { dueInWords } from '../../monitoring/due-in-words.rules.js';
import { Organisations } from '../../organisations/organisations.queries.js';
import { People } from '../../people/people.queries.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { LetterWriting } from '../letters/letter-writing.service.js';
import { horizonOf, remindersAt, type Reminder } from './reminders.rules.js';

/** Writes to those who owe a return, and stops when they have sent it. */
@Injectable()
export class Reminders {
  constructor(
    private readonly transactions: Transactions,
    private readonly returns: Returns,
    private readonly organisations: Organisations,
    private readonly people: People,
    private readonly writing: LetterWriting,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes every reminder whose day has come. Harmless twice: each is written once to each address.
   * @throws AggregateError when some could not be written, after all others were.
   */
  async remindAll(): Promise<void> {
    const owed = await this.returns.dueBy(horizonOf(this.clock.today()));
    const problems: unknown[] = [];
    for (const reminder of remindersAt(this.clock.now(), owed)) {
      await this.remind(reminder).catch((problem: unknown) => problems.push(problem));
    }
    if (problems.length > 0) throw new AggregateError(problems, 'Some reminders were not written');
  }

  /** The return is locked meanwhile: it is either still owed, or nothing is written. */
  remind({ returnId, step, isOverdue, tellsCoordinators }: Reminder): Promise<void> {
    return this.transactions.run(async (tx) => {
      if (!(await this.returns.isOwed(tx, returnId))) return;
      const owed = await this.returns.byId(returnId, tx);
      if (!owed) return;
      const when = dueInWords(owed.dueOn, this.clock.today());
      const model = { owed, when };
      const key = `return/${returnId}/reminder/${step}`;
      await this.writing.write(tx, await this.organisations.contactsOf(owed.organisationId, tx), {
        key,
        subject: `${owed.awardReference}: your return is ${when.replace(/^\w/, (first) => first.toLowerCase())}`,
        template: isOverdue
          ? 'correspondence/reminders/views/return-overdue.txt.njk'
          : 'correspondence/reminders/views/return-due.txt.njk',
        model,
      });
      if (!tellsCoordinators) return;
      await this.writing.write(tx, await this.people.holding('coordinator', null, tx), {
        key: `${key}/coordinator`,
        subject: `${owed.awardReference}: ${owed.organisationName} owes a return`,
        template: 'correspondence/reminders/views/return-long-overdue.txt.njk',
        model,
      });
    });
  }

  /** Takes back what was written and has not left yet: the mail server may have been down for a day. */
  withdraw(returnId: string): Promise<void> {
    return this.writing.withdraw(`return/${returnId}/reminder/`);
  }
}

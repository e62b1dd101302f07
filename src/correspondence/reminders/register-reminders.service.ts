import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { dueInWords } from '../../monitoring/due-in-words.rules.js';
import { registersOwed } from '../../panels/register/register-due.rules.js';
import { InterestRegisters } from '../../panels/register/interest-registers.queries.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { LetterWriting } from '../letters/letter-writing.service.js';
import { registerRemindersAt, type RegisterReminder } from './register-reminders.rules.js';

/** Writes to members whose register of interests is to be confirmed, and stops when it is, or their seat ends. */
@Injectable()
export class RegisterReminders {
  constructor(
    private readonly transactions: Transactions,
    private readonly registers: InterestRegisters,
    private readonly writing: LetterWriting,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes every reminder whose day has come. Harmless twice: each is written once to each address.
   * @throws AggregateError when some could not be written, after all others were.
   */
  async remindAll(): Promise<void> {
    const owed = registersOwed(await this.registers.all());
    const problems: unknown[] = [];
    for (const reminder of registerRemindersAt(this.clock.now(), owed)) {
      await this.remind(reminder).catch((problem: unknown) => problems.push(problem));
    }
    if (problems.length > 0) throw new AggregateError(problems, 'Some reminders were not written');
  }

  /** The register is locked meanwhile: it is either still to be confirmed by that day, or nothing is written. */
  remind({ personId, dueOn, step, isOverdue }: RegisterReminder): Promise<void> {
    return this.transactions.run(async (tx) => {
      if ((await this.registers.lockedDueOn(tx, personId)) !== dueOn) return;
      const [seat] = await this.registers.ofPerson(personId, tx);
      if (!seat) return;
      const when = dueInWords(dueOn, this.clock.today());
      await this.writing.write(tx, [{ name: seat.personName, email: seat.email }], {
        key: `${remindersOf(personId)}${dueOn}/${step}`,
        subject: `Your register of interests is ${when.replace(/^\w/, (first) => first.toLowerCase())}`,
        template: 'correspondence/reminders/views/register-due.txt.njk',
        model: { dueOn, isOverdue, hasConfirmed: seat.confirmedOn !== null },
      });
    });
  }

  /**
   * Takes back what was written and has not left yet: the mail server may have been down for a day. What is still
   * owed the next sweep writes again.
   */
  withdraw(personId: string): Promise<void> {
    return this.writing.withdraw(remindersOf(personId));
  }
}

/** What the keys of a person's reminders begin with. */
function remindersOf(personId: string): string {
  return `register/${personId}/reminder/`;
}

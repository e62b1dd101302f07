import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { OfficeTerms } from '../../panels/offices/office-terms.queries.js';
import { Panels } from '../../panels/membership/panels.queries.js';
import { People } from '../../people/people.queries.js';
import { LetterWriting } from '../letters/letter-writing.service.js';
import { officeRemindersAt, type OfficeReminder } from './office-reminders.rules.js';

/** Tells chairs and coordinators that a year in the chair ends, and when it has and nobody was elected. */
@Injectable()
export class OfficeReminders {
  constructor(
    private readonly terms: OfficeTerms,
    private readonly panels: Panels,
    private readonly people: People,
    private readonly writing: LetterWriting,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes every reminder whose day has come. Harmless twice: each is written once to each address.
   * @throws AggregateError when some could not be written, after all others were.
   */
  async remindAll(): Promise<void> {
    const problems: unknown[] = [];
    for (const reminder of officeRemindersAt(this.clock.today(), await this.terms.chairs())) {
      await this.remind(reminder).catch((problem: unknown) => problems.push(problem));
    }
    if (problems.length > 0) throw new AggregateError(problems, 'Some reminders were not written');
  }

  private async remind({ term, step, mayStandAgain }: OfficeReminder): Promise<void> {
    const panel = await this.panels.byId(term.panelId);
    if (!panel) return;
    const coordinators = await this.people.holding('coordinator', null);
    const chair = { name: term.personName, email: term.email };
    const others = coordinators.filter(({ email }) => email !== term.email);
    await this.writing.writeToEach([chair, ...others], {
      key: `office-term/${term.id}/${step}/${term.endsOn}`,
      subject:
        step === 'ending'
          ? `${panel.name}: the chair’s year is about to end`
          : `${panel.name}: nobody chairs the panel`,
      template: 'correspondence/reminders/views/chair-ends.txt.njk',
      model: { panel, term, hasEnded: step === 'ended', mayStandAgain },
    });
  }
}

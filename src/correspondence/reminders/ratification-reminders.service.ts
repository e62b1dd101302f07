import { Injectable } from '@nestjs/common';
import { Ratifications } from '../../awards/ratification/ratifications.queries.js';
import { Clock } from '../../kernel/clock.js';
import { AgenciesOfItem } from '../../panels/interests/agencies-of-item.queries.js';
import { LetterWriting } from '../letters/letter-writing.service.js';
import {
  ratificationRemindersAt,
  type RatificationReminder,
} from './ratification-reminders.rules.js';

/** Writes to those whose agency has a ballot and has not answered. */
@Injectable()
export class RatificationReminders {
  constructor(
    private readonly ratifications: Ratifications,
    private readonly agencies: AgenciesOfItem,
    private readonly writing: LetterWriting,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes every reminder whose day has come. Harmless twice: each is written once to each address.
   * @throws AggregateError when some could not be written, after all others were.
   */
  async remindAll(): Promise<void> {
    const problems: unknown[] = [];
    const open = await this.ratifications.open();
    for (const reminder of ratificationRemindersAt(this.clock.now(), open)) {
      await this.remind(reminder).catch((problem: unknown) => problems.push(problem));
    }
    if (problems.length > 0) throw new AggregateError(problems, 'Some reminders were not written');
  }

  private async remind({ ratificationId, version, step }: RatificationReminder): Promise<void> {
    const ratification = await this.ratifications.byId(ratificationId);
    if (ratification?.status !== 'open' || ratification.version !== version) return;
    const answers = await this.ratifications.answersTo(ratificationId);
    const hasAnswered = (agency: string): boolean =>
      answers.some(({ agencyId, isToThisText }) => agencyId === agency && isToThisText);
    const owing = ratification.balloted.filter((agencyId) => !hasAnswered(agencyId));
    const { applicationId } = ratification;
    for (const voter of await this.agencies.voters(applicationId, owing, ratification)) {
      await this.writing.writeToEach([voter], {
        key: `ratification/${ratificationId}/${version}/${step}`,
        subject: `${ratification.reference}: the answer of ${voter.agencyName} is waited for`,
        template: 'correspondence/reminders/views/ratification-open.txt.njk',
        model: { ratification, voter },
      });
    }
  }
}

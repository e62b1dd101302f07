import { Injectable } from '@nestjs/common';
import { ApplicationAccess } from '../../applications/application-access.queries.js';
import { Applications } from '../../applications/applications.queries.js';
import { Refused } from '../../kernel/refusal.js';
import { idOfScorer, ScoringTasks } from '../../panels/assignment/scoring-tasks.queries.js';
import { Reminders } from './reminders.service.js';

/** Reminds everybody who owes scores of a round, because somebody who runs the scoring wants it. */
@Injectable()
export class RoundReminders {
  constructor(
    private readonly tasks: ScoringTasks,
    private readonly access: ApplicationAccess,
    private readonly applications: Applications,
    private readonly reminders: Reminders,
  ) {}

  /** Takes back what was written to a member of the bid's round and has not left, when they owe nothing of it any more. */
  async takeBack(applicationId: string, personId: string): Promise<void> {
    const application = await this.applications.byId(applicationId);
    if (!application) return;
    await this.reminders.takeBack('scores-owed', idOfScorer.of(application.roundId, personId));
  }

  /**
   * A bid that is shut to whoever asks counts for nothing: they can't tell from who is written to, who owes scores
   * for it. Nobody is written to twice a day.
   */
  async remindNow(roundId: string, askedBy: string): Promise<void> {
    const shut = await this.access.shutIn(roundId, askedBy);
    const asked = await this.tasks.ofRound(roundId);
    const owing = asked.filter(({ applicationId, isSent }) => !isSent && !shut.has(applicationId));
    for (const personId of new Set(owing.map((one) => one.personId))) {
      await this.reminders
        .remindNow('scores-owed', idOfScorer.of(roundId, personId), askedBy)
        .catch((problem: unknown) => {
          if (!(problem instanceof Refused)) throw problem; // sent meanwhile, or reminded today
        });
    }
  }
}

import { Injectable, NotFoundException } from '@nestjs/common';
import { isDecided } from '../../applications/application.lifecycle.js';
import { ApplicationOutcomes } from '../../applications/outcomes/application-outcomes.service.js';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { Decision } from '../decision/decision.entity.js';

import { DecisionWords } from './decision-words.entity.js';
import { refusalsToWrite } from './feedback.rules.js';

export interface WriteFeedback {
  readonly applicationId: string;
  /** For the organisation; '' for none. */
  readonly feedback: string;
  /** For the panel alone; '' for none. */
  readonly notes: string;
  /** The version that this one follows; 0 for none. */
  readonly seenVersion: number;
  readonly by: string;
}

@Injectable()
export class Feedback {
  constructor(
    private readonly transactions: Transactions,
    private readonly outcomes: ApplicationOutcomes,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes the next version. The same words again, by a second click, are the version that there is.
   * @throws Refused when the bid is not decided, its outcome is released, or somebody wrote meanwhile.
   * @throws NotFoundException when there is no such bid.
   */
  write(command: WriteFeedback): Promise<void> {
    const { applicationId, feedback, notes, seenVersion, by } = command;
    return this.transactions.run(async (tx) => {
      const application = await this.outcomes.lockForDecision(tx, applicationId);
      if (!application) throw new NotFoundException();
      const decision = await tx.findOne(Decision, {
        where: { applicationId },
        order: { number: 'DESC' },
      });
      const last =
        decision &&
        (await tx.findOne(DecisionWords, {
          where: { decisionId: decision.id },
          order: { version: 'DESC' },
        }));
      const isSame = last?.feedback === feedback && last.notes === notes;
      if (isSame && seenVersion <= last.version) return;
      const version = last?.version ?? 0;
      refuseIfAny(
        refusalsToWrite({
          isDecided: decision !== null && isDecided(application.status),
          isReleased: application.outcomeReleasedAt !== null,
          ...{ seenVersion, version },
        }),
      );
      if (!decision) throw new NotFoundException();
      const written = { feedback, notes, writtenAt: this.clock.now(), writtenBy: by };
      await tx.insert(DecisionWords, {
        ...{ decisionId: decision.id, version: version + 1 },
        ...written,
      });
      await this.audit.record(tx, {
        subject: `application/${applicationId}`,
        act: 'feedback-written',
        by,
        detail: { decisionId: decision.id, version: version + 1 },
      });
    });
  }
}

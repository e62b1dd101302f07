import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { refuse } from '../../../kernel/refusal.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions } from '../../../platform/database/transactions.service.js';
import { Round } from '../../round.entity.js';
import { RoundEligibility } from '../eligibility-questions.entity.js';
import type { EligibilityQuestion } from '../eligibility.js';

export interface WriteEligibility {
  readonly roundId: string;
  /** In the order they are asked; none to ask nothing. */
  readonly questions: readonly EligibilityQuestion[];
  /** The version that the writer had before them; 0 for none. */
  readonly openedVersion: number;
  readonly by: string;
}

@Injectable()
export class EligibilityWriting {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * What the round asks from now on, as a new version. The same questions again (a double click)
   * change nothing.
   * @throws Refused when somebody else wrote meanwhile.
   */
  write({ roundId, questions, openedVersion, by }: WriteEligibility): Promise<void> {
    return this.transactions.run(async (tx) => {
      const lock = { mode: 'for_no_key_update' } as const;
      const round = await tx.findOne(Round, { where: { id: roundId }, lock });
      if (!round) throw new NotFoundException();
      const latest = await tx.findOne(RoundEligibility, {
        where: { roundId },
        order: { version: 'DESC' },
      });
      if (isSame(latest?.questions ?? [], questions)) return;
      const version = (latest?.version ?? 0) + 1;
      if (openedVersion !== version - 1) {
        refuse(
          'questions-changed',
          'Somebody else changed these questions while you wrote. Look at the round’s page, then send yours again to replace theirs',
        );
      }
      await tx.insert(RoundEligibility, {
        ...{ roundId, version, questions, writtenAt: this.clock.now(), writtenBy: by },
      });
      await this.audit.record(tx, {
        subject: `round/${roundId}`,
        act: 'eligibility written',
        by,
        detail: { version, questions: questions.length },
      });
    });
  }
}

/** The database keeps the keys of an object in an order of its own. */
function isSame(
  one: readonly EligibilityQuestion[],
  other: readonly EligibilityQuestion[],
): boolean {
  const said = (questions: readonly EligibilityQuestion[]): string =>
    JSON.stringify(
      questions.map(({ text, hint, choices, why, elsewhere }) => [
        ...[text, hint, why, elsewhere],
        choices.map((choice) => [choice.text, choice.rulesOut]),
      ]),
    );
  return said(one) === said(other);
}

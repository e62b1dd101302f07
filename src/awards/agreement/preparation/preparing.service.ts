import { Injectable, NotFoundException } from '@nestjs/common';
import { refuseIfAny } from '../../../kernel/refusal.js';
import { Transactions } from '../../../platform/database/transactions.service.js';
import { Award } from '../../award.entity.js';
import { AwardCondition } from '../../conditions/award-condition.entity.js';
import { AgreementFactsQueries, type AgreedDates } from '../agreement-facts.queries.js';
import { Agreements } from '../agreements.service.js';
import { refusalsToPrepare, type ChosenCondition } from './preparation.rules.js';

export interface PrepareAgreement extends AgreedDates {
  readonly awardId: string;
  /** Those it leaves out stay as they are. */
  readonly conditions: readonly ChosenCondition[];
  readonly by: string;
}

/** The coordinator says from when to when, and which payment waits for which condition, before anybody signs. */
@Injectable()
export class AgreementPreparing {
  constructor(
    private readonly transactions: Transactions,
    private readonly factsOf: AgreementFactsQueries,
    private readonly agreements: Agreements,
  ) {}

  /**
   * Makes the next agreement, which is in force from then on; of one that is offered its people are told. The same
   * again, by a second click, makes none.
   * @throws Refused when somebody has signed, or with everything that is wrong with it.
   */
  prepare(command: PrepareAgreement): Promise<void> {
    const { awardId, startsOn, endsOn, by } = command;
    return this.transactions.run(async (tx) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const award = await tx.findOne(Award, { where: { id: awardId }, lock });
      if (!award) throw new NotFoundException();
      const { parts } = await this.factsOf.load(awardId, undefined, tx);
      const conditions = await tx.findBy(AwardCondition, { awardId });
      refuseIfAny(
        refusalsToPrepare(
          {
            ...{ status: award.status, startsOn, endsOn, parts: parts.length },
            conditions: conditions.map(({ number }) => number),
            met: conditions.filter(({ metAt }) => metAt !== null).map(({ number }) => number),
          },
          command.conditions,
        ),
      );
      const before = award.status === 'offered' ? await this.agreements.inForce(tx, awardId) : null;
      for (const { number, beforePart } of command.conditions) {
        const kind = beforePart === null ? 'ongoing' : 'precedent';
        await tx.update(AwardCondition, { awardId, number }, { kind, beforePart });
      }
      const made = await this.agreements.make(tx, awardId, by, { startsOn, endsOn });
      if (before) await this.agreements.tellOf(tx, made, { before, status: award.status, by });
    });
  }
}

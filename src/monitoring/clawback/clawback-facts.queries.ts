import { Injectable, NotFoundException } from '@nestjs/common';
import { Award } from '../../awards/award.entity.js';
import { Clock } from '../../kernel/clock.js';
import {
  AwardMoney,
  type AwardMoneyFigures,
} from '../../payments/asked-back/award-money.queries.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { AdmittedSpending } from '../closure/admitted-spending.queries.js';
import { unexplainedOf } from '../closure/closure.rules.js';
import { Clawback } from './clawback.entity.js';
import type { ClawbackFacts } from './clawback.rules.js';

export interface LockedForClawback {
  readonly award: Award;
  readonly money: AwardMoneyFigures;
  readonly facts: ClawbackFacts;
}

/** Loads and locks what asking money back needs: the award, so that whoever comes second sees what the first did. */
@Injectable()
export class ClawbackFactsQueries {
  constructor(
    private readonly money: AwardMoney,
    private readonly spending: AdmittedSpending,
    private readonly clock: Clock,
  ) {}

  async loadForUpdate(tx: Tx, awardId: string): Promise<LockedForClawback> {
    const lock = { mode: 'pessimistic_write' } as const;
    const award = await tx.findOne(Award, { where: { id: awardId }, lock });
    if (!award) throw new NotFoundException();
    const money = await this.money.of(awardId, tx);
    const spentPence = await this.spending.of(awardId, tx);
    return {
      award,
      money,
      facts: {
        paidPence: money.paidPence,
        returnedPence: money.returnedPence,
        unspentPence: unexplainedOf({ ...money, spentPence }),
        outstandingPence: money.outstandingPence,
        isProposed: await tx.existsBy(Clawback, { awardId, status: 'proposed' }),
        today: this.clock.today(),
      },
    };
  }
}

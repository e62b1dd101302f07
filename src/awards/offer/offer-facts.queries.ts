import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Fund } from '../../funds/fund.entity.js';
import { Balances } from '../../ledger/balances.queries.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { Award } from '../award.entity.js';
import type { GivingUpFacts, ProlongingFacts } from './offer-end.rules.js';

export interface LockedOfferMoney {
  readonly award: Award;
  readonly facts: GivingUpFacts & ProlongingFacts;
}

@Injectable()
export class OfferFactsQueries {
  constructor(
    private readonly balances: Balances,
    private readonly clock: Clock,
  ) {}

  /**
   * In the house's order: the award, then its fund's money. Signing and payments lock the award as well, so whichever
   * comes second sees what the first did.
   */
  async lock(tx: Tx, awardId: string): Promise<LockedOfferMoney> {
    const lock = { mode: 'pessimistic_write' } as const;
    const award = await tx.findOne(Award, { where: { id: awardId }, lock });
    if (!award) throw new NotFoundException();
    const inARun = await tx.query<{ reference: string }[]>(
      `SELECT reference FROM instalment WHERE award_id = $1 AND status = 'in-run' ORDER BY number`,
      [awardId],
    );
    const fund = await tx.findOneByOrFail(Fund, { id: award.fundId });
    const { committedPence } = await this.balances.ofCommitmentForUpdate(tx, awardId);
    const { availablePence } = await this.balances.ofFundForUpdate(tx, award.fundId);
    const { status, offerEndsOn, amountPence } = award;
    return {
      award,
      facts: {
        ...{ status, offerEndsOn, amountPence, availablePence },
        today: this.clock.today(),
        fundName: fund.name,
        unsentPence: committedPence,
        inARun: inARun.map(({ reference }) => reference),
      },
    };
  }
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { InstalmentFactsQueries } from '../instalment-facts.queries.js';
import { Settlement } from '../settlement/settlement.service.js';

export interface RecordFailure {
  readonly instalmentId: string;
  /** Which sending of it failed, as the page showed it. */
  readonly attempt: number;
  readonly reason: string;
  readonly by: string;
}

/** The bank says that a payment never left: no line of a statement will ever show it. */
@Injectable()
export class Failure {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: InstalmentFactsQueries,
    private readonly settlement: Settlement,
    private readonly clock: Clock,
  ) {}

  /**
   * Puts the sum back to what is committed; the payment can be put in another run. A second click,
   * when that sending has failed already, changes nothing.
   * @throws Refused when it is not in transit: a statement shows it, for one.
   */
  record({ instalmentId, attempt, reason, by }: RecordFailure): Promise<void> {
    return this.transactions.run(async (tx) => {
      const facts = await this.facts.loadForUpdate(tx, instalmentId);
      if (facts.attempt > attempt) return;
      await this.settlement.fail(tx, { instalmentId, on: this.clock.today(), by, reason });
    });
  }
}

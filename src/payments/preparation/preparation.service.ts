import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { Instalment } from '../instalment.entity.js';
import { InstalmentFactsQueries } from '../instalment-facts.queries.js';
import { refusalsToPay } from '../payment.rules.js';

/** The first of two people: says that this payment is due and right. */
@Injectable()
export class Preparation {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: InstalmentFactsQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * A second click of the same person changes nothing.
   * @throws Refused before the day it is due, without bank details, or when it has moved on.
   */
  prepare(instalmentId: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const facts = await this.facts.loadForUpdate(tx, instalmentId);
      if (facts.status === 'prepared' && facts.preparedBy === by) return;
      refuseIfAny(refusalsToPay('prepare', facts, by, this.clock.today()));

      await tx.update(
        Instalment,
        { id: instalmentId },
        { status: 'prepared', preparedAt: this.clock.now(), preparedBy: by },
      );
      await this.audit.record(tx, {
        subject: `award/${facts.awardId}`,
        act: 'payment-prepared',
        by,
        detail: { reference: facts.reference },
      });
    });
  }
}

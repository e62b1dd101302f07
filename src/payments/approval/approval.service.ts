import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { Instalment } from '../instalment.entity.js';
import { InstalmentFactsQueries } from '../instalment-facts.queries.js';
import { refusalsToPay } from '../payment.rules.js';

/** The second of two people: has looked at the sum and the whole account, and agrees. */
@Injectable()
export class Approval {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: InstalmentFactsQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * A second click of the same person changes nothing.
   * @throws Refused to whoever prepared it, or when it is not waiting for approval.
   */
  approve(instalmentId: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const facts = await this.facts.loadForUpdate(tx, instalmentId);
      if (facts.status === 'approved' && facts.approvedBy === by) return;
      refuseIfAny(refusalsToPay('approve', facts, by, this.clock.today()));

      await tx.update(
        Instalment,
        { id: instalmentId },
        { status: 'approved', approvedAt: this.clock.now(), approvedBy: by },
      );
      await this.audit.record(tx, {
        subject: `award/${facts.awardId}`,
        act: 'payment-approved',
        by,
        detail: { reference: facts.reference },
      });
    });
  }
}

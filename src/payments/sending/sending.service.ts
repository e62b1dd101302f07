import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Journal } from '../../ledger/journal.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { Instalment } from '../instalment.entity.js';
import { InstalmentFactsQueries } from '../instalment-facts.queries.js';
import { sentOf } from '../instalment.postings.js';
import { refusalsToPay } from '../payment.rules.js';
import { instalmentSent } from '../payments.events.js';

/** Says that the bank has been told to pay. */
@Injectable()
export class Sending {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: InstalmentFactsQueries,
    private readonly journal: Journal,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Moves the sum from committed to in transit. A second click of the same person changes nothing.
   * @throws Refused unless two people stand behind it, and when the award does not have that much left.
   */
  send(instalmentId: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const facts = await this.facts.loadForUpdate(tx, instalmentId);
      if (facts.status === 'sent' && facts.sentBy === by) return;
      refuseIfAny(refusalsToPay('send', facts, by, this.clock.today()));

      await tx.update(
        Instalment,
        { id: instalmentId },
        { status: 'sent', sentAt: this.clock.now(), sentBy: by },
      );
      await this.audit.record(tx, {
        subject: `award/${facts.awardId}`,
        act: 'payment-sent',
        by,
        detail: { reference: facts.reference, amountPence: facts.amountPence.toString() },
      });
      await this.outbox.add(tx, instalmentSent(instalmentId));
      await this.journal.post(tx, sentOf(facts, this.clock.today(), by));
    });
  }
}

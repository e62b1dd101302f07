import { Injectable } from '@nestjs/common';
import type { LondonDate } from '../../kernel/london.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Journal } from '../../ledger/journal.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { Instalment } from '../instalment.entity.js';
import { InstalmentFactsQueries } from '../instalment-facts.queries.js';
import { afterAct } from '../instalment.lifecycle.js';
import { clearedOf } from '../instalment.postings.js';

/** A payment seen on a statement of one of our accounts. */
export interface ClearPayment {
  readonly instalmentId: string;
  readonly bankAccountId: string;
  /** The day the bank booked it. */
  readonly on: LondonDate;
  /** The person who matched it. */
  readonly by: string;
}

@Injectable()
export class Settlement {
  constructor(
    private readonly facts: InstalmentFactsQueries,
    private readonly journal: Journal,
    private readonly audit: Audit,
  ) {}

  /**
   * Moves the sum from in transit to paid, out of the bank account.
   * @throws Refused unless it has been sent and not cleared before.
   */
  async clear(tx: Tx, { instalmentId, bankAccountId, on, by }: ClearPayment): Promise<void> {
    const facts = await this.facts.loadForUpdate(tx, instalmentId);
    const next = afterAct('clear', facts.status);
    refuseIfAny('refusal' in next ? [next.refusal] : []);

    await tx.update(Instalment, { id: instalmentId }, { status: 'cleared', clearedOn: on });
    await this.audit.record(tx, {
      subject: `award/${facts.awardId}`,
      act: 'payment-cleared',
      by,
      detail: { reference: facts.reference },
    });
    await this.journal.post(tx, clearedOf(facts, bankAccountId, on, by));
  }
}

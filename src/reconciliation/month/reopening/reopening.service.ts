import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { addDays, formatMonth } from '../../../kernel/london.js';
import { refuse, refuseIfAny } from '../../../kernel/refusal.js';
import { Journal } from '../../../ledger/journal.service.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../../platform/database/transactions.service.js';
import { RECONCILING } from '../../line-facts.queries.js';
import { Reconciliation } from '../reconciliation.entity.js';
import { afterAct, type ReconciliationAct } from '../reconciliation.lifecycle.js';

export interface EndReconciliation {
  readonly id: string;
  readonly reason: string;
  readonly by: string;
}

@Injectable()
export class Reopening {
  constructor(
    private readonly transactions: Transactions,
    private readonly journal: Journal,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes back a preparation that nobody has signed.
   * @throws Refused when it is signed or ended already.
   */
  withdraw(command: EndReconciliation): Promise<void> {
    return this.transactions.run(async (tx) => {
      await this.end(tx, command, 'withdraw');
    });
  }

  /**
   * Opens the books of the last month that is signed. What was signed stays on the record.
   * @throws Refused when it is not signed, or a later month is.
   */
  reopen(command: EndReconciliation): Promise<void> {
    return this.transactions.run(async (tx) => {
      const ended = await this.end(tx, command, 'reopen');
      if (!ended) return;
      const [last] = await tx.query<{ month: string; through: string }[]>(
        `SELECT month::text, through::text FROM reconciliation
          WHERE status = 'signed' ORDER BY through DESC LIMIT 1`,
      );
      if (last && last.through > ended.through) {
        refuse('later-month-signed', `${formatMonth(last.month)} is signed too: reopen it first`);
      }
      const { reason, by } = command;
      const after = last?.through ?? addDays(ended.month, -1);
      await this.journal.reopenAfter(tx, { after, by, reason });
    });
  }

  /** Undefined: the same person has ended it before. */
  private async end(
    tx: Tx,
    { id, reason, by }: EndReconciliation,
    act: ReconciliationAct,
  ): Promise<Reconciliation | undefined> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [RECONCILING]);
    const found = await tx.findOneBy(Reconciliation, { id });
    if (!found) refuse('no-such-reconciliation', 'There is no such reconciliation');
    const next = afterAct(act, found.status);
    if ('refusal' in next) {
      if (found.endedBy === by) return undefined;
      refuseIfAny([next.refusal]);
      return undefined;
    }
    await tx.update(
      Reconciliation,
      { id },
      { status: next.status, endedAt: this.clock.now(), endedBy: by, endedBecause: reason },
    );
    await this.audit.record(tx, {
      subject: `reconciliation/${id}`,
      act: next.status,
      by,
      detail: { month: found.month, reason },
    });
    return found;
  }
}

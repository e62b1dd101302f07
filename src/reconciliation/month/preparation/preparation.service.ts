import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../../../kernel/clock.js';
import { formatMonth, type LondonDate } from '../../../kernel/london.js';
import { refuse, refuseIfAny } from '../../../kernel/refusal.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions } from '../../../platform/database/transactions.service.js';
import { RECONCILING } from '../../line-facts.queries.js';
import { refusalsToReconcile, snapshotOf } from '../figures.rules.js';
import { MonthFactsQueries } from '../month-facts.queries.js';
import { Reconciliation } from '../reconciliation.entity.js';
import { canonical } from '../snapshot.rules.js';

export interface PrepareMonth {
  /** Its first day. */
  readonly month: LondonDate;
  /** The preparer has looked: after the statements' last lines there was nothing in the month. */
  readonly nothingLater: boolean;
  readonly by: string;
}

@Injectable()
export class MonthPreparation {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: MonthFactsQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Puts a month forward to be signed by somebody else, with every figure as it is now. A second click
   * changes nothing.
   * @throws Refused with everything that is left to explain, or when the month is prepared already.
   */
  prepare({ month, nothingLater, by }: PrepareMonth): Promise<void> {
    return this.transactions.run(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [RECONCILING]);
      const live = await tx.findOneBy(Reconciliation, {
        month,
        status: In(['prepared', 'signed']),
      });
      if (live?.status === 'prepared' && live.preparedBy === by) return;
      if (live) refuse('month-prepared', `${formatMonth(month)} is ${live.status} already`);
      const facts = await this.facts.of(tx, month);
      const signedThrough = await this.facts.signedThrough(tx);
      refuseIfAny(refusalsToReconcile(facts, this.clock.today(), signedThrough, nothingLater));

      const snapshot = snapshotOf(facts);
      const sha256 = createHash('sha256').update(canonical(snapshot)).digest('hex');
      const { id } = await tx.save(Reconciliation, {
        month,
        through: facts.through,
        status: 'prepared',
        differencePence: BigInt(snapshot.differencePence),
        snapshot,
        sha256,
        preparedAt: this.clock.now(),
        preparedBy: by,
      });
      await this.audit.record(tx, {
        subject: `reconciliation/${id}`,
        act: 'prepared',
        by,
        detail: { month, sha256 },
      });
    });
  }
}

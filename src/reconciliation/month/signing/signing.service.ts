import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { formatMonth } from '../../../kernel/london.js';
import { refuse, refuseIfAny } from '../../../kernel/refusal.js';
import { Balances } from '../../../ledger/balances.queries.js';
import { Journal } from '../../../ledger/journal.service.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions } from '../../../platform/database/transactions.service.js';
import { RECONCILING } from '../../line-facts.queries.js';
import { refusalsToReconcile, snapshotOf } from '../figures.rules.js';
import { MonthFactsQueries } from '../month-facts.queries.js';
import { Reconciliation } from '../reconciliation.entity.js';
import { canonical, figuresOf } from '../snapshot.rules.js';
import { refusalsToSign } from './signing.rules.js';

@Injectable()
export class Signing {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: MonthFactsQueries,
    private readonly balances: Balances,
    private readonly journal: Journal,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Approves what somebody else prepared: the ledger's books close through the month's last day, and
   * every figure, item and chain head is frozen. Nobody matches and nothing posts meanwhile. A second
   * click of the same person changes nothing.
   * @throws Refused when the preparer signs, a figure has changed since, or it is signed or withdrawn.
   */
  sign(id: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [RECONCILING]);
      const found = await tx.findOneBy(Reconciliation, { id });
      if (!found) refuse('no-such-reconciliation', 'There is no such reconciliation');
      if (found.status === 'signed' && found.signedBy === by) return;
      refuseIfAny(refusalsToSign(found, by));

      const { month, through } = found;
      const signedThrough = await this.facts.signedThrough(tx);
      const reason = `${formatMonth(month)} reconciled with the bank`;
      await this.journal.closeThrough(tx, { through, by, reason });
      const facts = await this.facts.of(tx, month); // the books are closed: they stay as they are read
      refuseIfAny(refusalsToReconcile(facts, this.clock.today(), signedThrough, true));
      const figures = snapshotOf(facts);
      if (canonical(figuresOf(figures)) !== canonical(figuresOf(found.snapshot))) {
        refuse('figures-changed', 'Something has changed since it was prepared: prepare it again');
      }
      const heads = await this.balances.chainHeads(tx);
      const snapshot = {
        ...figures,
        chainHeads: heads.map(({ code, version, hash }) => ({
          code,
          version: version.toString(),
          hash,
        })),
      };
      const sha256 = createHash('sha256').update(canonical(snapshot)).digest('hex');
      await tx.update(
        Reconciliation,
        { id },
        { status: 'signed', snapshot, sha256, signedAt: this.clock.now(), signedBy: by },
      );
      await this.audit.record(tx, {
        subject: `reconciliation/${id}`,
        act: 'signed',
        by,
        detail: { month, sha256 },
      });
    });
  }
}

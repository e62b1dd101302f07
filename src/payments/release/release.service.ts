import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { SecondFactors } from '../../people/second-factor/second-factors.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import type { ApproveRun } from '../approval/approval.service.js';
import { PaymentRun } from '../payment-run.entity.js';
import { refusalsToAct } from '../payment-run.rules.js';
import { RunFactsQueries } from '../run-facts.queries.js';
import { RunItems, type Sifted } from '../run-items.service.js';

/** The third of the people behind a run, where its sums ask for one. */
@Injectable()
export class Release {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: RunFactsQueries,
    private readonly items: RunItems,
    private readonly factors: SecondFactors,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Each payment is checked again. A second click of the same person changes nothing and answers undefined.
   * @throws Refused to whoever prepared or approved it, with a code that is not theirs, or when none is needed.
   * @throws HttpException 429 after ten wrong codes.
   */
  release({ runId, code, by }: ApproveRun): Promise<Sifted | undefined> {
    return this.factors.showing(by, (use) =>
      this.transactions.run(async (tx) => {
        const facts = await this.facts.loadForUpdate(tx, runId);
        const { run } = facts;
        if (run.status === 'released' && run.releasedBy === by) return undefined;
        refuseIfAny(refusalsToAct('release', run, by));
        await use(tx, code);

        const sifted = await this.items.sift(tx, facts, by);
        await tx.update(
          PaymentRun,
          { id: runId },
          { status: 'released', releasedAt: this.clock.now(), releasedBy: by },
        );
        await this.audit.record(tx, {
          subject: `payment-run/${runId}`,
          act: 'released',
          by,
          detail: { payments: sifted.kept.length },
        });
        return sifted;
      }),
    );
  }
}

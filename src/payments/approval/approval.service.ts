import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { SecondFactors } from '../../people/second-factor/second-factors.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { PaymentLimits } from '../limits/payment-limits.queries.js';
import { PaymentRun } from '../payment-run.entity.js';
import { reasonsForThirdPerson, refusalsToAct } from '../payment-run.rules.js';
import { RunFactsQueries } from '../run-facts.queries.js';
import { RunItems, type Sifted } from '../run-items.service.js';

/** The code that the approver's app shows now comes with the act itself. */
export interface ApproveRun {
  readonly runId: string;
  readonly code: string;
  readonly by: string;
}

/** The second of the people behind a run: has looked at each payment and each account, and agrees. */
@Injectable()
export class Approval {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: RunFactsQueries,
    private readonly items: RunItems,
    private readonly limits: PaymentLimits,
    private readonly factors: SecondFactors,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Approves the payments that can go on, takes out the others, and says whether a third person must
   * release it. A second click of the same person changes nothing and answers undefined.
   * @throws Refused to whoever prepared it, with a code that is not theirs, or when it has moved on.
   * @throws HttpException 429 after ten wrong codes.
   */
  approve({ runId, code, by }: ApproveRun): Promise<Sifted | undefined> {
    return this.factors.showing(by, (use) =>
      this.transactions.run(async (tx) => {
        const facts = await this.facts.loadForUpdate(tx, runId);
        const { run } = facts;
        if (run.status === 'approved' && run.approvedBy === by) return undefined;
        refuseIfAny(refusalsToAct('approve', run, by));
        await use(tx, code);

        const sifted = await this.items.sift(tx, facts, by);
        const limits = await this.limits.of(tx);
        const needsRelease = reasonsForThirdPerson(sifted.kept, limits, run.preparedAt).length > 0;
        await tx.update(
          PaymentRun,
          { id: runId },
          { status: 'approved', approvedAt: this.clock.now(), approvedBy: by, needsRelease },
        );
        await this.audit.record(tx, {
          subject: `payment-run/${runId}`,
          act: 'approved',
          by,
          detail: { payments: sifted.kept.length, needsRelease },
        });
        return sifted;
      }),
    );
  }
}

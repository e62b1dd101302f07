import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { refuse } from '../../../kernel/refusal.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions } from '../../../platform/database/transactions.service.js';
import type { Finding } from '../detection/detection.rules.js';
import { Interests } from '../interests.queries.js';
import { InterestDismissal } from './interest-dismissal.entity.js';

export interface DismissFinding {
  readonly applicationId: string;
  readonly personId: string;
  readonly finding: Pick<Finding, 'foundBy' | 'about'>;
  readonly reason: string;
  readonly by: string;
}

/** The coordinator says that what was found is no interest, and why. */
@Injectable()
export class Dismissing {
  constructor(
    private readonly transactions: Transactions,
    private readonly interests: Interests,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Once: the same again changes nothing, and another reason is told of the first.
   * The caller has seen that it was found about this person and bid.
   * @throws Refused also when the bid is shut to who dismisses it, or it is about them.
   */
  dismiss({ applicationId, personId, finding, reason, by }: DismissFinding): Promise<void> {
    const { foundBy, about } = finding;
    return this.transactions.run(async (tx) => {
      await tx.query('SELECT id FROM person WHERE id = $1 FOR NO KEY UPDATE', [personId]); // two tabs, one after the other
      const which = { applicationId, personId, foundBy, about };
      const before = await tx.findOneBy(InterestDismissal, which);
      if (before?.reason === reason) return;
      if (before) refuse('dismissed-already', `It was dismissed before: ${before.reason}`);
      const isShut = await this.interests.hasPecuniary(by, applicationId, tx);
      if (isShut || by === personId) {
        const message = 'This is for another coordinator, without an interest in the bid';
        refuse('not-yours-to-dismiss', message);
      }
      await tx.insert(InterestDismissal, {
        ...{ ...which, reason },
        ...{ dismissedAt: this.clock.now(), dismissedBy: by },
      });
      await this.audit.record(tx, {
        subject: `application/${applicationId}`,
        act: 'interest-dismissed',
        by,
        detail: { personId, foundBy, about, reason },
      });
    });
  }
}

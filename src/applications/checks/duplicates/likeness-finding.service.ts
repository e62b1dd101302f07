import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { refuseIfAny } from '../../../kernel/refusal.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions } from '../../../platform/database/transactions.service.js';
import { Likeness } from './likeness.entity.js';
import { refusalsToFind, type Finding } from './likeness.rules.js';

export interface FindLikeness {
  readonly likenessId: string;
  readonly finding: Finding;
  /** '' when there is nothing to say. */
  readonly note: string;
  readonly by: string;
}

@Injectable()
export class LikenessFinding {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Records what two projects are to each other, for both of them. A later finding takes the place of
   * an earlier one, which stays in the record of acts; the same again changes nothing. The caller has
   * judged that the person may see both.
   * @throws Refused the same project without a reason.
   */
  find({ likenessId, finding, note, by }: FindLikeness): Promise<void> {
    return this.transactions.run(async (tx) => {
      const likeness = await tx.findOne(Likeness, {
        where: { id: likenessId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!likeness) throw new NotFoundException();
      refuseIfAny(refusalsToFind(finding, note));
      if (likeness.finding === finding && likeness.note === note) return;
      const { applicationId, otherApplicationId, earlierAward } = likeness;
      await tx.update(
        Likeness,
        { id: likenessId },
        { finding, note, foundAt: this.clock.now(), foundBy: by },
      );
      await this.audit.record(tx, {
        subject: `application/${applicationId}`,
        act: 'likeness-found',
        by,
        detail: { from: likeness.finding, to: finding, otherApplicationId, earlierAward, note },
      });
    });
  }
}

import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.service.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { Award } from '../award.entity.js';
import { afterAct } from '../award.lifecycle.js';

/** A grant begins with its first payment. */
@Injectable()
export class AwardBeginning {
  constructor(private readonly audit: Audit) {}

  /**
   * In the transaction that sends a payment, by a caller who has locked the award. Of one that has begun nothing
   * changes. It stays begun when that payment fails or comes back: it was sent, the money is promised still and is
   * sent again, and what people have planned on it does not depend on a bank's day.
   */
  async begin(tx: Tx, awardId: string, by: string): Promise<void> {
    const { status } = await tx.findOneByOrFail(Award, { id: awardId });
    const next = afterAct('begin', status);
    if ('refusal' in next) return;
    await tx.update(Award, { id: awardId }, { status: next.status });
    await this.audit.record(tx, {
      subject: `award/${awardId}`,
      act: 'begun',
      by,
      detail: { from: status, to: next.status },
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.service.js';
import { MonitoringReturn } from '../monitoring-return.entity.js';
import { ReturnSent } from '../submission/return-sent.entity.js';
import { ReturnReview } from './return-review.entity.js';
import type { ReviewFacts } from './review.rules.js';

export interface LockedReview extends ReviewFacts {
  readonly stored: MonitoringReturn;
  /** The last sending of it; null before the first. */
  readonly sending: number | null;
  /** The latest judgement of it. */
  readonly last: ReturnReview | undefined;
}

/** Loads and locks what judging a return needs: the award, then its return. */
@Injectable()
export class ReviewFactsQueries {
  /** @throws Error when there is no such return: whoever asks has looked before. */
  async loadForUpdate(tx: Tx, returnId: string): Promise<LockedReview> {
    const [award] = await tx.query<{ status: string }[]>(
      `SELECT status FROM award
        WHERE id = (SELECT award_id FROM monitoring_return WHERE id = $1) FOR SHARE`,
      [returnId],
    );
    const stored = await tx.findOne(MonitoringReturn, {
      where: { id: returnId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!award || !stored) throw new Error(`There is no return ${returnId}`);
    const last = await tx.findOne(ReturnReview, { where: { returnId }, order: { number: 'DESC' } });
    const [before] = await tx.query<{ admittedPence: string }[]>(
      `SELECT r.admitted_pence AS "admittedPence"
         FROM monitoring_return m JOIN return_review r ON r.return_id = m.id
        WHERE m.award_id = $1 AND m.number < $2 AND m.status = 'accepted' AND r.act = 'accept'
        ORDER BY m.number DESC, r.number DESC LIMIT 1`,
      [stored.awardId, stored.number],
    );
    const sending = await tx.maximum(ReturnSent, 'number', { returnId });
    return {
      ...{ stored, sending },
      last: last ?? undefined,
      status: stored.status,
      spentPence: stored.spentPence ?? 0n,
      admittedBeforePence: BigInt(before?.admittedPence ?? 0),
      isAwardComplete: award.status === 'complete',
    };
  }
}

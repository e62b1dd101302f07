import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.service.js';
import { MonitoringReturn } from '../monitoring-return.entity.js';
import type { ReturnFacts } from './submission.rules.js';

export interface LockedReturn extends ReturnFacts {
  readonly stored: MonitoringReturn;
}

/** Loads and locks what sending a return needs: the award, then its return. */
@Injectable()
export class ReturnFactsQueries {
  /** @throws Error when there is no such return: whoever asks has looked before. */
  async loadForUpdate(tx: Tx, returnId: string): Promise<LockedReturn> {
    const [award] = await tx.query<{ amountPence: string }[]>(
      `SELECT amount_pence AS "amountPence" FROM award
        WHERE id = (SELECT award_id FROM monitoring_return WHERE id = $1) FOR SHARE`,
      [returnId],
    );
    const stored = await tx.findOne(MonitoringReturn, {
      where: { id: returnId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!award || !stored) throw new Error(`There is no return ${returnId}`);
    const [before] = await tx.query<{ spentPence: string }[]>(
      `SELECT spent_pence AS "spentPence" FROM monitoring_return
        WHERE award_id = $1 AND number < $2 AND status = 'submitted' ORDER BY number DESC LIMIT 1`,
      [stored.awardId, stored.number],
    );
    return {
      stored,
      status: stored.status,
      awardPence: BigInt(award.amountPence),
      spentBeforePence: BigInt(before?.spentPence ?? 0),
    };
  }
}

import { Injectable } from '@nestjs/common';
import type { Refusal } from '../kernel/refusal.js';
import type { Tx } from '../platform/database/transactions.service.js';

/** Whether anything about an award may be changed now: whoever changes something asks, in their own transaction. */
@Injectable()
export class AwardFreeze {
  /**
   * Why nothing of this award may be changed: it is on hold, or it is proposed to end it early; none when it may. It
   * stays so until the transaction ends, as the award is locked. Ask before locking what belongs to the award.
   */
  async refusals(tx: Tx, awardId: string): Promise<readonly Refusal[]> {
    await tx.query('SELECT FROM award WHERE id = $1 FOR SHARE', [awardId]);
    const [row] = await tx.query<{ reason: string | null; isEnding: boolean }[]>(
      `SELECT (SELECT h.reason FROM award_hold h WHERE h.award_id = a.id AND h.lifted_at IS NULL) AS reason,
              EXISTS (SELECT FROM award_ending e WHERE e.award_id = a.id AND e.status = 'proposed') AS "isEnding"
         FROM award a WHERE a.id = $1`,
      [awardId],
    );
    if (row && row.reason !== null) {
      return [{ code: 'award-on-hold', message: `This grant is on hold: ${row.reason}` }];
    }
    if (row?.isEnding === true) {
      const message = 'It is proposed to end this grant early, so nothing of it changes meanwhile';
      return [{ code: 'award-ending', message }];
    }
    return [];
  }
}

import { Injectable } from '@nestjs/common';
import type { LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';
import type { Tx } from '../platform/database/transactions.service.js';
import type { AwardStatus } from './award.lifecycle.js';

/** What an accepted award sets in motion, as its round said when it opened. */
export interface AwardPlan {
  readonly awardId: string;
  readonly reference: string;
  readonly amountPence: Pence;
  /** Europe/London. */
  readonly acceptedOn: LondonDate;
  /** Into how many payments the award is divided. */
  readonly instalments: number;
  /** Months after acceptance at which a return is due, earliest first. */
  readonly returnMonths: readonly number[];
}

/** For the rooms that plan payments and returns: what they may know of a round. */
@Injectable()
export class AwardPlans {
  /**
   * As it stays until this transaction ends: the trustee can't refuse it meanwhile. Undefined when it has been refused
   * since it was accepted, so that nothing is to be planned.
   * @throws Error for an award that is not accepted, or that there is not.
   */
  async lock(tx: Tx, awardId: string): Promise<AwardPlan | undefined> {
    const [award] = await tx.query<{ status: AwardStatus }[]>(
      'SELECT status FROM award WHERE id = $1 FOR SHARE',
      [awardId],
    );
    if (award?.status === 'refused') return undefined;
    const [row] = await tx.query<(AwardPlan & { amountPence: string })[]>(
      `SELECT a.id AS "awardId", a.reference, a.amount_pence AS "amountPence",
              to_char(a.accepted_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS "acceptedOn",
              r.instalments, r.return_months AS "returnMonths"
         FROM award a
         JOIN application p ON p.id = a.application_id
         JOIN round r ON r.id = p.round_id
        WHERE a.id = $1 AND a.status = 'accepted'`,
      [awardId],
    );
    if (!row) throw new Error(`Award ${awardId} is not accepted: nothing is planned for it`);
    return { ...row, amountPence: BigInt(row.amountPence) };
  }
}

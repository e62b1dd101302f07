import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.service.js';

/** The day from which a payment was due that waited for something else: stored once, when that has come. */
@Injectable()
export class DaysOfPayments {
  /**
   * Of every payment of the award that waits no longer: the day its return was accepted, or the last of its
   * conditions was met. The caller holds the award; the payments are locked before anything monitoring keeps here.
   */
  async open(tx: Tx, awardId: string): Promise<void> {
    await tx.query(
      `UPDATE instalment i SET due_on = d.day
         FROM (SELECT n.id, CASE n.waits_for
                 WHEN 'return' THEN (SELECT (g.accepted_at AT TIME ZONE 'Europe/London')::date
                   FROM payment_gate g WHERE g.award_id = n.award_id AND g.return_number = n.return_number)
                 ELSE (SELECT (greatest(a.accepted_at, max(c.met_at)) AT TIME ZONE 'Europe/London')::date
                         FROM award_condition c WHERE c.award_id = n.award_id AND c.kind = 'precedent'
                          AND c.before_part <= n.number
                       HAVING count(*) FILTER (WHERE c.met_at IS NULL) = 0) END AS day
                 FROM instalment n JOIN award a ON a.id = n.award_id
                WHERE n.award_id = $1 AND n.due_on IS NULL AND n.status = 'planned') d
        WHERE i.id = d.id AND d.day IS NOT NULL`,
      [awardId],
    );
  }

  /** Before what monitoring keeps here is changed: the order in which paying locks as well. */
  async lock(tx: Tx, awardId: string): Promise<void> {
    await tx.query(
      `SELECT FROM instalment WHERE award_id = $1 AND due_on IS NULL ORDER BY id FOR UPDATE`,
      [awardId],
    );
  }
}

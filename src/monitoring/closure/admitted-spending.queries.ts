import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Pence } from '../../kernel/pence.js';
import type { Tx } from '../../platform/database/transactions.service.js';

/** What of an award was spent and counts. */
@Injectable()
export class AdmittedSpending {
  constructor(private readonly dataSource: DataSource) {}

  /** As the last return that is accepted was admitted; 0 when none is. */
  async of(awardId: string, db: Pick<Tx, 'query'> = this.dataSource): Promise<Pence> {
    const [row] = await db.query<{ admittedPence: string }[]>(
      `SELECT r.admitted_pence AS "admittedPence"
         FROM monitoring_return m JOIN return_review r ON r.return_id = m.id
        WHERE m.award_id = $1 AND m.status = 'accepted' AND r.act = 'accept'
        ORDER BY m.number DESC, r.number DESC LIMIT 1`,
      [awardId],
    );
    return BigInt(row?.admittedPence ?? 0);
  }
}

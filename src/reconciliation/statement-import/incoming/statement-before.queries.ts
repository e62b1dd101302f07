import { Injectable } from '@nestjs/common';
import type { LondonDate } from '../../../kernel/london.js';
import type { Tx } from '../../../platform/database/transactions.service.js';
import type { Before } from './gap.rules.js';

@Injectable()
export class StatementBefore {
  /**
   * What the account had before this day, by the latest statement that begins before it: its closing
   * balance, less the lines it has from that day on.
   */
  async of(tx: Tx, bankAccountId: string, fromOn: LondonDate): Promise<Before | undefined> {
    const [row] = await tx.query<{ toOn: LondonDate; pence: string }[]>(
      `SELECT s.to_on::text AS "toOn",
              (s.closing_pence - coalesce((
                SELECT sum(l.amount_pence) FROM bank_line l
                 WHERE l.bank_account_id = $1 AND l.booked_on BETWEEN $2 AND s.to_on), 0))::text AS pence
         FROM bank_statement s
        WHERE s.bank_account_id = $1 AND s.from_on < $2 AND s.closing_pence IS NOT NULL
        ORDER BY s.to_on DESC, s.imported_at DESC LIMIT 1`,
      [bankAccountId, fromOn],
    );
    return row && { toOn: row.toOn, pence: BigInt(row.pence) };
  }
}

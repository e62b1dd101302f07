import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { londonDateOf } from '../../kernel/london.js';
import type { OpenItem } from './suggestions.rules.js';

interface Row extends Pick<OpenItem, 'key' | 'reference' | 'name'> {
  readonly amountPence: string;
  readonly at: Date;
}

@Injectable()
export class OpenItems {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * What is recorded and not yet seen on a statement of this account: receipts there, and every
   * instalment in transit, since it is the bank's line that says which account it left. An opening
   * balance was there before the first statement and waits for none. The oldest first.
   */
  async at(bankAccountId: string): Promise<readonly OpenItem[]> {
    const rows = await this.dataSource.query<Row[]>(
      `SELECT 'receipt:' || r.id AS key, r.amount_pence AS "amountPence",
              r.received_on::timestamp AT TIME ZONE 'Europe/London' AS at, r.reference, f.name
         FROM receipt r JOIN fund f ON f.id = r.fund_id
         LEFT JOIN bank_match m ON m.receipt_id = r.id
        WHERE r.bank_account_id = $1 AND r.kind <> 'opening-balance' AND m.id IS NULL
       UNION ALL
       SELECT 'instalment:' || i.id, -i.amount_pence, i.sent_at, i.reference, o.name
         FROM instalment i JOIN award a ON a.id = i.award_id
         JOIN organisation o ON o.id = a.organisation_id
        WHERE i.status = 'sent'
        ORDER BY at, reference`,
      [bankAccountId],
    );
    return rows.map(({ at, amountPence, ...row }) => ({
      ...row,
      amountPence: BigInt(amountPence),
      on: londonDateOf(at),
    }));
  }
}

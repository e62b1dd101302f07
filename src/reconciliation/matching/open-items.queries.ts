import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Pence } from '../../kernel/pence.js';
import type { OpenItem } from './item-index.rules.js';

interface Row extends Omit<OpenItem, 'amountPence'> {
  readonly amountPence: string;
}

@Injectable()
export class OpenItems {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * What is recorded and not yet wholly seen on a statement of this account: receipts there, and
   * every instalment in transit, since it is the bank's line that says which account it left. An
   * opening balance was there before the first statement and waits for none. The oldest first.
   */
  at(bankAccountId: string): Promise<readonly OpenItem[]> {
    return this.read(bankAccountId, null);
  }

  /** Those of these sums only, for a page of lines. */
  ofSums(bankAccountId: string, sums: readonly Pence[]): Promise<readonly OpenItem[]> {
    return this.read(bankAccountId, [...new Set(sums)].map(String));
  }

  private async read(
    bankAccountId: string,
    sums: readonly string[] | null,
  ): Promise<readonly OpenItem[]> {
    const rows = await this.dataSource.query<Row[]>(
      `SELECT * FROM (
         SELECT 'receipt:' || r.id AS key, r.amount_pence - coalesce(p.pence, 0) AS "amountPence",
                r.received_on::text AS "on", r.reference, f.name
           FROM receipt r JOIN fund f ON f.id = r.fund_id
           LEFT JOIN (
             SELECT receipt_id, sum(pence)::bigint AS pence FROM bank_match_part
              WHERE is_live AND receipt_id IS NOT NULL GROUP BY receipt_id) p ON p.receipt_id = r.id
          WHERE r.bank_account_id = $1 AND r.kind <> 'opening-balance'
         UNION ALL
         SELECT 'instalment:' || i.id, -i.amount_pence,
                (i.sent_at AT TIME ZONE 'Europe/London')::date::text, i.reference, o.name
           FROM instalment i JOIN award a ON a.id = i.award_id
           JOIN organisation o ON o.id = a.organisation_id
          WHERE i.status = 'sent') item
        WHERE "amountPence" <> 0 AND ($2::bigint[] IS NULL OR "amountPence" = ANY($2))
        ORDER BY "on", reference`,
      [bankAccountId, sums],
    );
    return rows.map((row) => ({ ...row, amountPence: BigInt(row.amountPence) }));
  }
}

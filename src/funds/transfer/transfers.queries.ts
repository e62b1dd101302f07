import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';

/** A transfer with the names a list shows it under. */
export interface RecordedTransfer {
  readonly id: string;
  readonly fromFundId: string;
  readonly fromName: string;
  readonly toFundId: string;
  readonly toName: string;
  readonly amountPence: Pence;
  readonly transferredOn: LondonDate;
  readonly reason: string;
  readonly consentedBy: string;
  readonly consentedOn: LondonDate;
  readonly consentReference: string;
  readonly isReversed: boolean;
}

@Injectable()
export class Transfers {
  constructor(private readonly dataSource: DataSource) {}

  /** Out of the fund and into it, newest first, with those that were undone. */
  async ofFund(fundId: string): Promise<RecordedTransfer[]> {
    const rows = await this.dataSource.query<(RecordedTransfer & { amountPence: string })[]>(
      `SELECT t.id, t.from_fund_id AS "fromFundId", g.name AS "fromName", t.to_fund_id AS "toFundId",
              n.name AS "toName", t.amount_pence AS "amountPence", t.transferred_on::text AS "transferredOn",
              t.reason, t.consented_by AS "consentedBy", t.consented_on::text AS "consentedOn",
              t.consent_reference AS "consentReference", t.reversed_at IS NOT NULL AS "isReversed"
         FROM fund_transfer t JOIN fund g ON g.id = t.from_fund_id JOIN fund n ON n.id = t.to_fund_id
        WHERE $1 IN (t.from_fund_id, t.to_fund_id)
        ORDER BY t.transferred_on DESC, t.recorded_at DESC, t.id`,
      [fundId],
    );
    return rows.map((row) => ({ ...row, amountPence: BigInt(row.amountPence) }));
  }
}

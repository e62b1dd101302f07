import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';

/** An award in the imported register, as a list shows it. */
export interface ListedEarlierAward {
  readonly identifier: string;
  readonly title: string;
  readonly amountPence: Pence;
  readonly awardedOn: LondonDate;
  readonly recipientName: string;
  readonly funderName: string;
  readonly programme: string;
}

/** What others awarded, as they published it. Public: anyone may read it. */
@Injectable()
export class EarlierAwards {
  constructor(private readonly dataSource: DataSource) {}

  /** To whoever has one of these org-ids, however their publisher wrote it; the latest first. */
  async to(orgIds: readonly string[]): Promise<readonly ListedEarlierAward[]> {
    const rows = await this.dataSource.query<
      (Omit<ListedEarlierAward, 'amountPence'> & { amountPence: string })[]
    >(
      `SELECT identifier, title, amount_pence AS "amountPence", awarded_on::text AS "awardedOn",
              recipient_name AS "recipientName", funder_name AS "funderName", programme
         FROM earlier_award WHERE recipient_org_id = ANY($1) ORDER BY awarded_on DESC, identifier`,
      [orgIds],
    );
    return rows.map((row) => ({ ...row, amountPence: BigInt(row.amountPence) }));
  }
}

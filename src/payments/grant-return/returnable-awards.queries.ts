import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Pence } from '../../kernel/pence.js';

/** An award on which money has been paid and could come back. */
export interface ReturnableAward {
  readonly awardId: string;
  readonly reference: string;
  readonly title: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly fundId: string;
  readonly fundName: string;
  /** Paid and not returned. */
  readonly returnablePence: Pence;
  /** Asked back and still to come; 0 when nothing is. */
  readonly outstandingPence: Pence;
}

@Injectable()
export class ReturnableAwards {
  constructor(private readonly dataSource: DataSource) {}

  /** First those of which money is asked back, then by reference; a search finds part of a reference, a title or a name. */
  async all(search = ''): Promise<readonly ReturnableAward[]> {
    const rows = await this.dataSource.query<
      (Omit<ReturnableAward, 'returnablePence' | 'outstandingPence'> & {
        returnablePence: string;
        outstandingPence: string;
      })[]
    >(
      `SELECT a.id AS "awardId", a.reference, ap.title, o.id AS "organisationId",
              o.name AS "organisationName", f.id AS "fundId", f.name AS "fundName",
              c.paid - c.returned AS "returnablePence",
              coalesce(asked.outstanding, 0) AS "outstandingPence"
         FROM ledger.commitment_balance c
         JOIN award a ON a.id = c.commitment_id
         JOIN application ap ON ap.id = a.application_id
         JOIN organisation o ON o.id = a.organisation_id
         JOIN fund f ON f.id = a.fund_id
         LEFT JOIN LATERAL (
           SELECT sum(greatest(b.amount_pence - b.written_off_pence
                    - (SELECT coalesce(sum(g.amount_pence), 0) FROM grant_return g
                        WHERE g.asked_back_id = b.id AND g.undone_at IS NULL), 0)) AS outstanding
             FROM asked_back b WHERE b.award_id = a.id) asked ON true
        WHERE c.paid > c.returned
          AND position(lower($1) IN lower(concat_ws(' ', a.reference, ap.title, o.name))) > 0
        ORDER BY coalesce(asked.outstanding, 0) = 0, a.reference`,
      [search],
    );
    return rows.map((row) => ({
      ...row,
      returnablePence: BigInt(row.returnablePence),
      outstandingPence: BigInt(row.outstandingPence),
    }));
  }
}

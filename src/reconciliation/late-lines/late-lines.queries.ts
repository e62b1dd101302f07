import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import type { LineState } from '../line-standing.rules.js';
import { MonthFactsQueries } from '../month/month-facts.queries.js';
import { WHAT_A_LINE_IS } from '../part-words.queries.js';
import { sentenceOfLateLines, type LateMonth } from './late-lines.rules.js';

/** A line that came in when its month was signed, and what became of it. */
export interface LateLine {
  readonly id: string;
  readonly bankAccountName: string;
  readonly bookedOn: LondonDate;
  readonly description: string;
  readonly pence: Pence;
  readonly state: LineState;
  readonly matchedWith: string | null;
  readonly importedAt: Date;
}

/** Of a statement that came in after a day of its was signed, and signed it is: the lines up to there. */
const LATE = `
    FROM (
      SELECT s.id, s.bank_account_id, s.from_on, s.imported_at, max(r.through) AS through
        FROM bank_statement s
        JOIN reconciliation r ON r.status = 'signed' AND r.signed_at < s.imported_at AND r.through >= s.from_on
       GROUP BY s.id) s
    JOIN bank_account b ON b.id = s.bank_account_id
    JOIN bank_line l ON l.bank_account_id = s.bank_account_id AND l.booked_on BETWEEN s.from_on AND s.through
     AND l.statement_id = s.id
    JOIN bank_line_standing g ON g.bank_line_id = l.id`;

@Injectable()
export class LateLines {
  constructor(
    private readonly dataSource: DataSource,
    private readonly monthFacts: MonthFactsQueries,
  ) {}

  /** How many there are in each month of each account, the latest month first. */
  months(): Promise<readonly LateMonth[]> {
    return this.dataSource.query<LateMonth[]>(
      `SELECT b.id AS "bankAccountId", b.name AS "bankAccountName",
              to_char(l.booked_on, 'YYYY-MM-01') AS month, count(*)::integer AS count,
              count(*) FILTER (WHERE g.open_pence <> 0)::integer AS "openCount"
         ${LATE} GROUP BY b.id, 3 ORDER BY 3 DESC, b.name`,
    );
  }

  /** Those of a month, by day; so many at most. @param month its first day */
  async ofMonth(month: LondonDate, most: number): Promise<readonly LateLine[]> {
    const rows = await this.dataSource.query<(LateLine & { pence: string })[]>(
      `SELECT l.id, b.name AS "bankAccountName", l.booked_on::text AS "bookedOn",
              trim(l.type || ' ' || l.description) AS description, l.amount_pence AS pence, g.state,
              ${WHAT_A_LINE_IS} AS "matchedWith", s.imported_at AS "importedAt"
         ${LATE}
        WHERE l.booked_on >= $1::date AND l.booked_on < $1::date + interval '1 month'
        ORDER BY l.booked_on, l.place, l.id LIMIT $2`,
      [month, most],
    );
    return rows.map((row) => ({ ...row, pence: BigInt(row.pence) }));
  }

  /** The last day that is signed; undefined while none is. */
  signedThrough(): Promise<LondonDate | undefined> {
    return this.monthFacts.signedThrough(this.dataSource.manager);
  }

  /** Of the lines on their way in, in this transaction: the sentence for those of signed months, if there are any. */
  async incoming(tx: Tx): Promise<string | undefined> {
    const signedThrough = await this.monthFacts.signedThrough(tx);
    if (signedThrough === undefined) return undefined;
    const [row] = await tx.query<{ count: number }[]>(
      `SELECT count(*)::integer AS count FROM incoming_line WHERE known_id IS NULL AND booked_on <= $1`,
      [signedThrough],
    );
    return row && row.count > 0 ? sentenceOfLateLines(row.count, signedThrough) : undefined;
  }
}

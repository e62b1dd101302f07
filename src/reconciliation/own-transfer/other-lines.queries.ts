import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { LineOfBank } from '../bank-lines.queries.js';

/** A line of another account that cancels one. */
export interface OtherLine {
  readonly id: string;
  readonly bankAccountName: string;
  readonly bookedOn: LondonDate;
  readonly description: string;
}

@Injectable()
export class OtherLines {
  constructor(private readonly dataSource: DataSource) {}

  /** Open lines of our other accounts with the opposite sum, the nearest day first. */
  cancelling({ bankAccountId, openPence, bookedOn }: LineOfBank): Promise<readonly OtherLine[]> {
    return this.dataSource.query<OtherLine[]>(
      `SELECT l.id, b.name AS "bankAccountName", l.booked_on::text AS "bookedOn", l.description
         FROM bank_line l
         JOIN bank_line_standing s ON s.bank_line_id = l.id AND s.state = 'pending'
         JOIN bank_account b ON b.id = l.bank_account_id
        WHERE l.bank_account_id <> $1 AND l.amount_pence = $2
        ORDER BY abs(l.booked_on - $3::date), l.id LIMIT 20`,
      [bankAccountId, (-openPence).toString(), bookedOn],
    );
  }
}

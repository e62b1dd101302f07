import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';

/** What an accepted award sets in motion, as its round said when it opened. */
export interface AwardPlan {
  readonly awardId: string;
  readonly reference: string;
  readonly amountPence: Pence;
  /** Europe/London. */
  readonly acceptedOn: LondonDate;
  /** Into how many payments the award is divided. */
  readonly instalments: number;
  /** Months after acceptance at which a return is due, earliest first. */
  readonly returnMonths: readonly number[];
}

/** For the rooms that plan payments and returns: what they may know of a round. */
@Injectable()
export class AwardPlans {
  constructor(private readonly dataSource: DataSource) {}

  /** Undefined for an award that is not accepted, or that there is not. */
  async of(awardId: string): Promise<AwardPlan | undefined> {
    const [row] = await this.dataSource.query<(AwardPlan & { amountPence: string })[]>(
      `SELECT a.id AS "awardId", a.reference, a.amount_pence AS "amountPence",
              to_char(a.accepted_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS "acceptedOn",
              r.instalments, r.return_months AS "returnMonths"
         FROM award a
         JOIN application p ON p.id = a.application_id
         JOIN round r ON r.id = p.round_id
        WHERE a.id = $1 AND a.status = 'accepted'`,
      [awardId],
    );
    return row && { ...row, amountPence: BigInt(row.amountPence) };
  }
}

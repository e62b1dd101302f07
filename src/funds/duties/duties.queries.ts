import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';

/** What is to be sent to a funder, and when it was sent last. */
export interface DutyOfFund {
  readonly id: string;
  readonly fundId: string;
  readonly funderName: string;
  readonly what: string;
  readonly everyMonths: number | null;
  readonly nextDueOn: LondonDate | null;
  readonly lastSentOn: LondonDate | null;
  /** When and why it ended early; null otherwise. */
  readonly endedOn: LondonDate | null;
  readonly endedReason: string | null;
}

@Injectable()
export class Duties {
  constructor(private readonly dataSource: DataSource) {}

  /** The next to be due first. */
  ofFund(fundId: string): Promise<DutyOfFund[]> {
    return this.read('d.fund_id = $1', fundId);
  }

  /** What is due on a day or was due before it, of any fund. */
  dueBy(day: LondonDate): Promise<DutyOfFund[]> {
    return this.read('d.next_due_on <= $1', day);
  }

  private read(condition: string, value: string): Promise<DutyOfFund[]> {
    return this.dataSource.query<DutyOfFund[]>(
      `SELECT d.id, d.fund_id AS "fundId", f.funder_name AS "funderName", d.what,
              d.every_months AS "everyMonths", d.next_due_on::text AS "nextDueOn",
              (SELECT max(sent_on)::text FROM duty_fulfilment WHERE duty_id = d.id) AS "lastSentOn",
              (d.ended_at AT TIME ZONE 'Europe/London')::date::text AS "endedOn",
              d.ended_reason AS "endedReason"
         FROM reporting_duty d JOIN fund f ON f.id = d.fund_id
        WHERE ${condition} ORDER BY d.next_due_on NULLS LAST, d.what, d.id`,
      [value],
    );
  }
}

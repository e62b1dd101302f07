import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';

/** How many payments wait for each step of a trustee administrator: those that could be made today. */
export interface PaymentsWaiting {
  readonly toPrepare: number;
  /** Prepared by somebody else: nobody approves their own. */
  readonly toApprove: number;
  readonly toSend: number;
}

export interface UnmatchedLines {
  readonly count: number;
  readonly oldest: LondonDate | null;
}

@Injectable()
export class TrusteeHomeQueries {
  constructor(private readonly dataSource: DataSource) {}

  async payments(personId: string, today: LondonDate): Promise<PaymentsWaiting> {
    const [row] = await this.dataSource.query<PaymentsWaiting[]>(
      `SELECT count(*) FILTER (WHERE i.status = 'planned' AND i.due_on <= $2)::integer AS "toPrepare",
              count(*) FILTER (WHERE i.status = 'prepared' AND i.prepared_by <> $1)::integer AS "toApprove",
              count(*) FILTER (WHERE i.status = 'approved')::integer AS "toSend"
         FROM instalment i
         JOIN award w ON w.id = i.award_id
         JOIN bank_details b ON b.organisation_id = w.organisation_id`,
      [personId, today],
    );
    return row ?? { toPrepare: 0, toApprove: 0, toSend: 0 };
  }

  async unmatchedLines(): Promise<UnmatchedLines> {
    const [row] = await this.dataSource.query<UnmatchedLines[]>(
      `SELECT count(*)::integer AS count, min(booked_on)::text AS oldest
         FROM bank_line_standing WHERE state IN ('pending', 'part-matched')`,
    );
    return row ?? { count: 0, oldest: null };
  }
}

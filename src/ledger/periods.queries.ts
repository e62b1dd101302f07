import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../kernel/london.js';

/** One line of the log: the books were closed through a day, or reopened after it. */
export interface PeriodChange {
  readonly closedThrough: LondonDate;
  readonly isReopening: boolean;
  /** A person's id, or `system`. */
  readonly closedBy: string;
  readonly reason: string;
  readonly closedAt: Date;
}

/** To which day the books are closed: nothing is posted that counts for it or a day before. */
@Injectable()
export class Periods {
  constructor(private readonly dataSource: DataSource) {}

  /** Undefined while no period ever was closed. */
  async closedThrough(): Promise<LondonDate | undefined> {
    const [row] = await this.dataSource.query<{ day: LondonDate | null }[]>(
      `SELECT to_char(ledger.closed_through(), 'YYYY-MM-DD') AS day`,
    );
    return row?.day ?? undefined;
  }

  /** The latest first. */
  history(): Promise<PeriodChange[]> {
    return this.dataSource.query<PeriodChange[]>(`
      SELECT to_char(closed_through, 'YYYY-MM-DD') AS "closedThrough", is_reopening AS "isReopening",
        closed_by AS "closedBy", reason, closed_at AS "closedAt"
      FROM ledger.period ORDER BY id DESC`);
  }
}

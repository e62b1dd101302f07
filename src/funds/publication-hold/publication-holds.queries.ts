import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import { isInForce } from './publication-hold.rules.js';

/** A hold, as the fund's page shows it. */
export interface RecordedHold {
  /** The first day on which awards may be public; null until the funder agrees. */
  readonly publishFrom: LondonDate | null;
  readonly reason: string;
  readonly heldAt: Date;
  readonly heldByName: string;
  readonly liftedAt: Date | null;
  readonly liftedByName: string | null;
  readonly liftedReason: string | null;
  readonly isInForce: boolean;
}

/** What funders don't want to be public yet. */
@Injectable()
export class PublicationHolds {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The latest first. */
  async ofFund(fundId: string): Promise<readonly RecordedHold[]> {
    const rows = await this.dataSource.query<Omit<RecordedHold, 'isInForce'>[]>(
      `SELECT to_char(h.publish_from, 'YYYY-MM-DD') AS "publishFrom", h.reason, h.held_at AS "heldAt",
              p.name AS "heldByName", h.lifted_at AS "liftedAt", l.name AS "liftedByName",
              h.lifted_reason AS "liftedReason"
         FROM publication_hold h
         JOIN person p ON p.id = h.held_by
         LEFT JOIN person l ON l.id = h.lifted_by
        WHERE h.fund_id = $1 ORDER BY h.held_at DESC, h.id`,
      [fundId],
    );
    const today = this.clock.today();
    return rows.map((row) => ({
      ...row,
      isInForce: isInForce({ ...row, isLifted: row.liftedAt !== null }, today),
    }));
  }
}

/** SQL: whether awards from this fund may be public on this day. Every page and file that anybody reads asks it. */
export function mayBePublic(fundId: string, today: string): string {
  return `NOT EXISTS (SELECT FROM publication_hold h WHERE h.fund_id = ${fundId}
                         AND h.lifted_at IS NULL AND (h.publish_from IS NULL OR h.publish_from > ${today}))`;
}

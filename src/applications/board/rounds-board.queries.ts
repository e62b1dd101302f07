import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Pence } from '../../kernel/pence.js';
import { tallySeenBy } from './seen-tally.queries.js';

/** A round with what has come in. Drafts are counted, and never read. */
export interface RoundOnBoard {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly panelName: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly budgetPence: Pence;
  readonly draftCount: number;
  /** Submitted and taking part, decided or not. */
  readonly submittedCount: number;
  readonly askedPence: Pence;
  readonly awardedCount: number;
  readonly declinedCount: number;
}

type BoardRow = Omit<RoundOnBoard, 'budgetPence' | 'askedPence'> & {
  readonly budgetPence: string;
  readonly askedPence: string;
};

@Injectable()
export class RoundsBoard {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Every round: the next to close first, then those that have closed, the latest first. What an interest shuts to
   * the reader is in no count and no sum.
   */
  async list(now: Date, readerId: string): Promise<readonly RoundOnBoard[]> {
    const rows = await this.dataSource.query<BoardRow[]>(
      `SELECT r.id, r.slug, r.title, p.name AS "panelName", r.opens_at AS "opensAt",
              r.closes_at AS "closesAt",
              (SELECT coalesce(sum(budget_pence), 0) FROM round_fund WHERE round_id = r.id) AS "budgetPence",
              coalesce(sum(t.count) FILTER (WHERE t.status = 'draft'), 0)::integer AS "draftCount",
              coalesce(sum(t.count) FILTER (WHERE t.status IN ('submitted', 'recommended', 'awarded', 'declined')), 0)::integer AS "submittedCount",
              coalesce(sum(t.asked_pence) FILTER (WHERE t.status IN ('submitted', 'recommended', 'awarded', 'declined')), 0) AS "askedPence",
              coalesce(sum(t.count) FILTER (WHERE t.status = 'awarded'), 0)::integer AS "awardedCount",
              coalesce(sum(t.count) FILTER (WHERE t.status = 'declined'), 0)::integer AS "declinedCount"
         FROM round r
         JOIN panel p ON p.id = r.panel_id
         LEFT JOIN ${tallySeenBy('$2')} ON t.round_id = r.id
        GROUP BY r.id, p.name
        ORDER BY r.closes_at <= $1, CASE WHEN r.closes_at > $1 THEN r.closes_at END,
                 r.closes_at DESC, r.id`,
      [now, readerId],
    );
    return rows.map((row) => ({
      ...row,
      budgetPence: BigInt(row.budgetPence),
      askedPence: BigInt(row.askedPence),
    }));
  }
}

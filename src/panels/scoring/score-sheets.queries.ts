import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { londonDateOf, type LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { weightedMean } from './scoring.rules.js';

/** A sheet as it was sent. */
export interface SentSheet {
  readonly personId: string;
  readonly personName: string;
  readonly agencyName: string;
  readonly comment: string;
  readonly suggestedPence: Pence;
  readonly sentAt: Date;
  /** Sent after the last day for scores. */
  readonly isLate: boolean;
  /** Weighted mean, 0 to 5. */
  readonly mean: number;
  /** In the order of the criteria. */
  readonly scores: readonly SentScore[];
}

interface SentScore {
  readonly position: number;
  readonly name: string;
  readonly weight: number;
  readonly points: number;
  readonly reason: string;
}

type SheetRow = Omit<SentSheet, 'suggestedPence' | 'isLate' | 'mean'> & {
  readonly suggestedPence: string;
  readonly scoreBy: LondonDate;
};

/** The sheets on a bid. Who may see whose, the caller decides: blind until one's own is in. */
@Injectable()
export class ScoreSheets {
  constructor(private readonly dataSource: DataSource) {}

  /** In the order they came, without those of members who have come to have a pecuniary interest. */
  async on(applicationId: string): Promise<readonly SentSheet[]> {
    const rows = await this.dataSource.query<SheetRow[]>(
      `SELECT s.person_id AS "personId", p.name AS "personName", g.name AS "agencyName", s.comment,
              s.suggested_pence AS "suggestedPence", s.sent_at AS "sentAt",
              to_char(r.score_by, 'YYYY-MM-DD') AS "scoreBy",
              jsonb_agg(jsonb_build_object('position', c.position, 'name', c.name,
                'weight', c.weight, 'points', o.points, 'reason', o.reason)
                ORDER BY c.position) AS scores
         FROM score_sheet s
         JOIN application a ON a.id = s.application_id
         JOIN round r ON r.id = a.round_id
         JOIN LATERAL (SELECT t.agency_id FROM seat t
                        WHERE t.panel_id = r.panel_id AND t.person_id = s.person_id
                        ORDER BY t.starts_on > s.sent_at::date, t.starts_on DESC LIMIT 1) t ON true
         JOIN agency g ON g.id = t.agency_id
         JOIN person p ON p.id = s.person_id
         JOIN score o ON o.sheet_id = s.id
         JOIN criterion c ON c.id = o.criterion_id
        WHERE s.application_id = $1 AND NOT EXISTS (
                SELECT FROM interest_in_bid i WHERE i.application_id = s.application_id
                   AND i.person_id = s.person_id AND i.kind = 'pecuniary')
        GROUP BY s.id, p.name, g.name, r.score_by ORDER BY s.sent_at, s.id`,
      [applicationId],
    );
    return rows.map(({ scoreBy, ...row }) => ({
      ...row,
      suggestedPence: BigInt(row.suggestedPence),
      isLate: londonDateOf(row.sentAt) > scoreBy,
      mean: weightedMean(row.scores),
    }));
  }
}

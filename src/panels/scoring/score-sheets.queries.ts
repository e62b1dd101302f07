import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { londonDateOf, type LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { weightedMean } from './scoring.rules.js';

/** A sheet as it was sent, in one of its versions. */
interface SentVersion {
  /** From 1. */
  readonly version: number;
  /** Why it was revised; '' for the first. */
  readonly reason: string;
  readonly comment: string;
  readonly suggestedPence: Pence;
  readonly sentAt: Date;
  /** Weighted mean of what applies, 0 to 5; undefined when nothing does. */
  readonly mean: number | undefined;
  /** In the order of the criteria. */
  readonly scores: readonly SentScore[];
}

/** What a member says of a bid now, and what they said before. */
export interface SentSheet extends SentVersion {
  readonly personId: string;
  readonly personName: string;
  readonly agencyName: string;
  /** First sent after the last day for scores. */
  readonly isLate: boolean;
  /** What it took the place of, the newest first. */
  readonly earlier: readonly SentVersion[];
}

interface SentScore {
  readonly position: number;
  readonly name: string;
  readonly weight: number;
  /** Null where the criterion does not apply. */
  readonly points: number | null;
  readonly reason: string;
}

type SheetRow = Omit<SentSheet, 'suggestedPence' | 'isLate' | 'mean' | 'earlier'> & {
  readonly suggestedPence: string;
  readonly scoreBy: LondonDate;
};

/** The sheets on a bid. Who may see whose, the caller decides: blind until one's own is in. */
@Injectable()
export class ScoreSheets {
  constructor(private readonly dataSource: DataSource) {}

  /** In the order they first came, without those of members who have come to have a pecuniary interest. */
  async on(applicationId: string): Promise<readonly SentSheet[]> {
    const rows = await this.dataSource.query<SheetRow[]>(
      `SELECT s.person_id AS "personId", p.name AS "personName", g.name AS "agencyName",
              s.version, s.reason, s.comment,
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
    const members = [...new Set(rows.map(({ personId }) => personId))];
    return members.map((id) => sheetOf(rows.filter(({ personId }) => personId === id)));
  }
}

/** @param rows all versions of one member's, the first one first: there is one. */
function sheetOf(rows: readonly SheetRow[]): SentSheet {
  const [first] = rows;
  const last = rows.at(-1);
  if (!first || !last) throw new Error('A sheet has a version');
  const { personId, personName, agencyName } = last;
  return {
    ...versionOf(last),
    ...{ personId, personName, agencyName },
    isLate: londonDateOf(first.sentAt) > first.scoreBy,
    earlier: rows.slice(0, -1).toReversed().map(versionOf),
  };
}

function versionOf(row: SheetRow): SentVersion {
  const { version, reason, comment, suggestedPence, sentAt, scores } = row;
  return {
    ...{ version, reason, comment, sentAt, scores },
    suggestedPence: BigInt(suggestedPence),
    mean: weightedMean(scores),
  };
}

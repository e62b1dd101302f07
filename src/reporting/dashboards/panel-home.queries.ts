import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';

/** An application that waits for something from one member. */
export interface BidAtHome {
  readonly applicationId: string;
  readonly roundId: string;
  readonly roundSlug: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly roundTitle: string;
  readonly scoreBy: LondonDate;
  /** Nothing about the bid but its organisation is read before the member's interest is declared. */
  readonly isDeclared: boolean;
}

export interface MeetingAtHome {
  readonly id: string;
  readonly panelName: string;
  readonly roundTitle: string;
  readonly startsAt: Date;
  readonly place: string;
}

/** What waits for one member of these panels. */
@Injectable()
export class PanelHomeQueries {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Undecided bids that this person has to declare on or, as a member who is asked to, to score; never one they have a pecuniary
   * interest in.
   */
  bids(personId: string, today: LondonDate): Promise<BidAtHome[]> {
    return this.dataSource.query<BidAtHome[]>(
      `SELECT a.id AS "applicationId", r.id AS "roundId", r.slug AS "roundSlug",
              o.id AS "organisationId", o.name AS "organisationName", r.title AS "roundTitle",
              r.score_by::text AS "scoreBy", d.kind IS NOT NULL AS "isDeclared"
         FROM application a
         JOIN round r ON r.id = a.round_id
         JOIN organisation o ON o.id = a.organisation_id
         LEFT JOIN interest_on_record d ON d.application_id = a.id AND d.person_id = $1 AND d.source = 'declared'
        WHERE a.status = 'submitted'
          AND EXISTS (SELECT FROM round_reader v WHERE v.round_id = r.id AND v.person_id = $1
                         AND v.starts_on <= $2 AND ($2 <= v.ends_on OR v.ends_on IS NULL))
          AND (d.kind IS NULL OR EXISTS (SELECT FROM scoring_task t
                WHERE t.application_id = a.id AND t.person_id = $1
                  AND t.starts_on <= $2 AND ($2 <= t.ends_on OR t.ends_on IS NULL)))
          AND NOT EXISTS (SELECT FROM interest_in_bid i
                           WHERE i.application_id = a.id AND i.person_id = $1 AND i.kind = 'pecuniary')
          AND NOT EXISTS (SELECT FROM score_sheet s WHERE s.application_id = a.id AND s.person_id = $1)
        ORDER BY r.score_by, o.name, a.id`,
      [personId, today],
    );
  }

  /**
   * To come, or held with bids still to decide; of these panels or meetings, or all when undefined. The next
   * first.
   */
  meetings(ids: readonly string[] | undefined, today: LondonDate): Promise<MeetingAtHome[]> {
    return this.dataSource.query<MeetingAtHome[]>(
      `SELECT m.id, p.name AS "panelName", r.title AS "roundTitle", m.starts_at AS "startsAt", m.place
         FROM meeting m JOIN panel p ON p.id = m.panel_id JOIN round r ON r.id = m.round_id
        WHERE m.cancelled_at IS NULL AND ($1::uuid[] IS NULL OR m.panel_id = ANY($1) OR m.id = ANY($1)) AND
              ((m.starts_at AT TIME ZONE 'Europe/London')::date >= $2 OR EXISTS
                (SELECT FROM application a WHERE a.round_id = m.round_id AND a.status = 'submitted'))
        ORDER BY m.starts_at, m.id`,
      [ids ?? null, today],
    );
  }
}

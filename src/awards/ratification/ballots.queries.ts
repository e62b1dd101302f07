import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';

/** A ballot that somebody's agency has not answered. */
export interface BallotToAnswer {
  readonly ratificationId: string;
  readonly applicationId: string;
  readonly reference: string;
  readonly organisationName: string;
  readonly agencyName: string;
  readonly closesAt: Date;
}

/** What waits for the answer of one person: by the policy of the page itself. */
@Injectable()
export class Ballots {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The first to close on top. */
  waitingFor(personId: string): Promise<readonly BallotToAnswer[]> {
    return this.dataSource.query<BallotToAnswer[]>(
      `SELECT r.id AS "ratificationId", a.id AS "applicationId", a.reference,
              o.name AS "organisationName", g.name AS "agencyName", r.closes_at AS "closesAt"
         FROM ratification r
         JOIN decision e ON e.id = r.decision_id
         JOIN panel_rule u ON u.id = e.rule_id
         JOIN application a ON a.id = e.application_id
         JOIN organisation o ON o.id = a.organisation_id
         JOIN round n ON n.id = a.round_id
         JOIN ballot b ON b.ratification_id = r.id
         JOIN seat s ON s.panel_id = n.panel_id AND s.agency_id = b.agency_id AND s.person_id = $1
                    AND (u.may_deputies_answer OR s.deputy_of IS NULL)
                    AND s.starts_on <= $2 AND ($2 <= s.ends_on OR s.ends_on IS NULL)
         JOIN agency g ON g.id = s.agency_id
         LEFT JOIN interest_in_bid i ON i.application_id = a.id AND i.person_id = $1
        WHERE r.status = 'open' AND r.closes_at > $3 AND i.kind IS DISTINCT FROM 'pecuniary'
          AND NOT EXISTS (
                SELECT FROM ballot_answer y
                 WHERE y.ratification_id = r.id AND y.agency_id = b.agency_id AND NOT y.is_late
                   AND y.text_sha256 = (SELECT sha256 FROM ratification_text
                         WHERE ratification_id = r.id ORDER BY version DESC LIMIT 1))
        ORDER BY r.closes_at, r.id`,
      [personId, this.clock.today(), this.clock.now()],
    );
  }
}

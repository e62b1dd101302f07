import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Vote } from '../../panels/meetings/voting.rules.js';
import type { RatificationStatus } from '../decision/outcome.rules.js';

/** A ratification as it stands, with its text. Which answers count, the rules say. */
export interface RatificationSummary {
  readonly id: string;
  readonly decisionId: string;
  readonly applicationId: string;
  readonly reference: string;
  readonly panelId: string;
  readonly panelName: string;
  readonly roundId: string;
  readonly status: RatificationStatus;
  /** By the rule it was decided under. */
  readonly mayDeputiesAnswer: boolean;
  readonly openedAt: Date;
  readonly closesAt: Date;
  readonly closedAt: Date | null;
  readonly agenciesCounted: readonly string[] | null;
  readonly voidReason: string | null;
  readonly version: number;
  readonly minute: string;
  readonly conditions: string;
  readonly text: string;
  readonly sha256: string;
  /** Why the text was changed last; '' for the first. */
  readonly reason: string;
  /** The agencies that were asked, by id. */
  readonly balloted: readonly string[];
}

/** An answer somebody gave for their agency. */
export interface AnswerGiven {
  readonly agencyId: string;
  readonly agencyName: string;
  readonly personName: string;
  readonly vote: Vote;
  readonly answeredAt: Date;
  readonly isLate: boolean;
  /** It was given to the text as it stands. */
  readonly isToThisText: boolean;
  /** Its agency has answered to this text again since. */
  readonly isSuperseded: boolean;
}

/** An open ratification, for reminders. */
export interface OpenRatification {
  readonly id: string;
  readonly version: number;
  readonly openedOn: LondonDate;
  readonly closesOn: LondonDate;
}

/** What is before the agencies by e-mail. Who may see it, the caller decides. */
@Injectable()
export class Ratifications {
  constructor(private readonly dataSource: DataSource) {}

  async byId(id: string): Promise<RatificationSummary | undefined> {
    const [row] = await this.dataSource.query<RatificationSummary[]>(
      `SELECT r.id, r.decision_id AS "decisionId", a.id AS "applicationId", a.reference,
              o.panel_id AS "panelId", p.name AS "panelName", o.id AS "roundId", r.status,
              u.may_deputies_answer AS "mayDeputiesAnswer",
              r.opened_at AS "openedAt", r.closes_at AS "closesAt", r.closed_at AS "closedAt",
              r.agencies_counted AS "agenciesCounted", r.void_reason AS "voidReason",
              t.version, t.minute, t.conditions, t.text, t.sha256, t.reason,
              ARRAY(SELECT agency_id FROM ballot WHERE ratification_id = r.id) AS balloted
         FROM ratification r
         JOIN decision d ON d.id = r.decision_id
         JOIN panel_rule u ON u.id = d.rule_id
         JOIN application a ON a.id = d.application_id
         JOIN round o ON o.id = a.round_id
         JOIN panel p ON p.id = o.panel_id
         JOIN ratification_text t ON t.ratification_id = r.id
        WHERE r.id = $1 ORDER BY t.version DESC LIMIT 1`,
      [id],
    );
    return row;
  }

  /** In the order in which they came. */
  answersTo(id: string): Promise<readonly AnswerGiven[]> {
    return this.dataSource.query<AnswerGiven[]>(
      `SELECT a.agency_id AS "agencyId", g.name AS "agencyName", p.name AS "personName", a.vote,
              a.answered_at AS "answeredAt", a.is_late AS "isLate",
              a.text_sha256 = t.sha256 AS "isToThisText",
              NOT a.is_late AND a.text_sha256 = t.sha256 AND EXISTS (
                SELECT FROM ballot_answer b WHERE b.ratification_id = a.ratification_id
                   AND b.agency_id = a.agency_id AND b.number > a.number AND NOT b.is_late
                   AND b.text_sha256 = t.sha256) AS "isSuperseded"
         FROM ballot_answer a
         JOIN agency g ON g.id = a.agency_id
         JOIN person p ON p.id = a.answered_by
         JOIN LATERAL (SELECT sha256 FROM ratification_text
                        WHERE ratification_id = a.ratification_id ORDER BY version DESC LIMIT 1) t ON true
        WHERE a.ratification_id = $1 ORDER BY a.number`,
      [id],
    );
  }

  open(): Promise<readonly OpenRatification[]> {
    return this.dataSource.query<OpenRatification[]>(
      `SELECT r.id, max(t.version) AS version,
              to_char(r.opened_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS "openedOn",
              to_char(r.closes_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS "closesOn"
         FROM ratification r JOIN ratification_text t ON t.ratification_id = r.id
        WHERE r.status = 'open' GROUP BY r.id ORDER BY r.closes_at, r.id`,
    );
  }
}

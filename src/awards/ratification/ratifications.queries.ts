import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import type { Tx } from '../../platform/database/transactions.service.js';
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

/** An agency's ballot that is not answered, for reminders. */
export interface OpenBallot {
  /** As `idOfBallot` reads it. */
  readonly id: string;
  /** The day the text was sent. */
  readonly askedOn: LondonDate;
  /** The day it closes. */
  readonly dueOn: LondonDate;
}

/** What is before the agencies by e-mail. Who may see it, the caller decides. */
@Injectable()
export class Ratifications {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async byId(
    id: string,
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<RatificationSummary | undefined> {
    const [row] = await db.query<RatificationSummary[]>(
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

  /** The ballots nobody has answered to the text as it stands, of what closes in these days, both included. */
  openBetween(from: LondonDate, upTo: LondonDate): Promise<readonly OpenBallot[]> {
    return this.dataSource.query<OpenBallot[]>(
      `${SELECT_OPEN} AND ${LONDON_DAY('r.closes_at')} BETWEEN $2 AND $3 ORDER BY r.closes_at, 1`,
      [this.clock.now(), from, upTo],
    );
  }

  /** As it is open still; nobody answers until the transaction ends. Undefined when it is answered, closed or has another text. */
  async lockedOpen(tx: Tx, id: string): Promise<OpenBallot | undefined> {
    const { ratificationId, version, agencyId } = idOfBallot(id);
    await tx.query(
      `SELECT FROM application WHERE id = (
         SELECT d.application_id FROM ratification r JOIN decision d ON d.id = r.decision_id WHERE r.id = $1) FOR SHARE`,
      [ratificationId],
    );
    const [open] = await tx.query<OpenBallot[]>(
      `${SELECT_OPEN} AND r.id = $2 AND t.version = $3 AND b.agency_id = $4`,
      [this.clock.now(), ratificationId, version, agencyId],
    );
    return open;
  }
}

/** One agency's ballot on one text has the id `<ratification>/<version>/<agency>`. */
export function idOfBallot(id: string): {
  readonly ratificationId: string;
  readonly version: number;
  readonly agencyId: string;
} {
  const [ratificationId = '', version = '', agencyId = ''] = id.split('/');
  return { ratificationId, version: Number(version), agencyId };
}

const LONDON_DAY = (moment: string): string => `(${moment} AT TIME ZONE 'Europe/London')::date`;

const SELECT_OPEN = `
  SELECT r.id || '/' || t.version || '/' || b.agency_id AS id,
         to_char(${LONDON_DAY('r.opened_at')}, 'YYYY-MM-DD') AS "askedOn",
         to_char(${LONDON_DAY('r.closes_at')}, 'YYYY-MM-DD') AS "dueOn"
    FROM ratification r
    JOIN LATERAL (SELECT version, sha256 FROM ratification_text WHERE ratification_id = r.id
                   ORDER BY version DESC LIMIT 1) t ON true
    JOIN ballot b ON b.ratification_id = r.id
   WHERE r.status = 'open' AND r.closes_at > $1
     AND NOT EXISTS (SELECT FROM ballot_answer x WHERE x.ratification_id = r.id AND x.agency_id = b.agency_id
                        AND x.text_sha256 = t.sha256)`;

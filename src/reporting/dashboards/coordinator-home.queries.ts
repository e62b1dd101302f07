import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { hasInterestThatShuts, shutTo } from '../../applications/application-access.queries.js';
import type { LondonDate } from '../../kernel/london.js';

export interface OverdueReturn {
  readonly id: string;
  readonly title: string;
  readonly organisationName: string;
  readonly dueOn: LondonDate;
}

/** A question about an application that its people have answered and that is still open. */
export interface AnsweredQuestion {
  readonly applicationId: string;
  readonly number: number;
  readonly reference: string;
  readonly organisationName: string;
}

/** A round with outcomes that its organisations have not been told. */
export interface HeldOutcomes {
  readonly slug: string;
  readonly title: string;
  readonly count: number;
}

/** Bids of a round that wait for another scorer. */
export interface LostScorers {
  readonly slug: string;
  readonly title: string;
  readonly bids: number;
}

/** A change of a grant that nobody has decided. */
export interface ChangeAsked {
  readonly awardId: string;
  readonly number: number;
  readonly reference: string;
  readonly organisationName: string;
}

/** Appeals and complaints to see to: not in anybody's hands, or overdue. */
export interface AppealsToSeeTo {
  readonly unhanded: number;
  readonly overdue: number;
}

/** What is late anywhere, and what applicants have answered. */
@Injectable()
export class CoordinatorHomeQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** The first asked on top; of applications shut to this coordinator, none. */
  answeredQuestions(personId: string, today: LondonDate): Promise<AnsweredQuestion[]> {
    return this.dataSource.query<AnsweredQuestion[]>(
      `SELECT a.id AS "applicationId", c.number, a.reference, o.name AS "organisationName"
         FROM clarification c
         JOIN application a ON a.id = c.application_id
         JOIN organisation o ON o.id = a.organisation_id
        WHERE c.closed_at IS NULL AND NOT ${shutTo('$1', '$2')}
          AND EXISTS (SELECT FROM clarification_reply r WHERE r.clarification_id = c.id)
        ORDER BY c.asked_at, c.id`,
      [personId, today],
    );
  }

  /** Of applications shut to this coordinator, and of their own organisation's, none. The first round to close on top. */
  heldOutcomes(personId: string, today: LondonDate): Promise<HeldOutcomes[]> {
    return this.dataSource.query<HeldOutcomes[]>(
      `SELECT r.slug, r.title, count(*)::integer AS count
         FROM application a JOIN round r ON r.id = a.round_id
        WHERE a.status IN ('awarded', 'declined') AND a.outcome_released_at IS NULL
          AND NOT ${shutTo('$1', '$2')}
          AND NOT EXISTS (SELECT FROM person_role c WHERE c.person_id = $1 AND c.role = 'contact'
                             AND c.subject_id = a.organisation_id)
        GROUP BY r.id ORDER BY r.closes_at, r.id`,
      [personId, today],
    );
  }

  /** Bids whose scorer declined or has come to have an interest, by round; none that is shut to this coordinator. */
  lostScorers(personId: string, today: LondonDate): Promise<LostScorers[]> {
    return this.dataSource.query<LostScorers[]>(
      `SELECT r.slug, r.title, count(DISTINCT a.id)::integer AS bids
         FROM lost_assignment l
         JOIN application a ON a.id = l.application_id
         JOIN round r ON r.id = a.round_id
        WHERE NOT ${shutTo('$1', '$2')} GROUP BY r.id ORDER BY r.score_by, r.id`,
      [personId, today],
    );
  }

  /** The first asked on top; of grants shut to this coordinator, and of their own organisation's, none. */
  changesAsked(personId: string, today: LondonDate): Promise<ChangeAsked[]> {
    return this.dataSource.query<ChangeAsked[]>(
      `SELECT w.id AS "awardId", v.number, w.reference, o.name AS "organisationName"
         FROM award_variation v
         JOIN award w ON w.id = v.award_id
         JOIN application a ON a.id = w.application_id
         JOIN organisation o ON o.id = w.organisation_id
        WHERE v.status = 'asked' AND NOT ${shutTo('$1', '$2')}
          AND NOT EXISTS (SELECT FROM person_role c WHERE c.person_id = $1 AND c.role = 'contact'
                             AND c.subject_id = w.organisation_id)
        ORDER BY v.asked_at, v.id`,
      [personId, today],
    );
  }

  /** The same of appeals and complaints. */
  async appealsToSeeTo(personId: string, today: LondonDate): Promise<AppealsToSeeTo> {
    const [row] = await this.dataSource.query<AppealsToSeeTo[]>(
      `SELECT (count(*) FILTER (WHERE p.status = 'received'))::integer AS unhanded,
              (count(*) FILTER (WHERE p.due_on < $2))::integer AS overdue
         FROM appeal p LEFT JOIN application a ON a.id = p.application_id
        WHERE p.settled_at IS NULL AND (a.id IS NULL OR NOT ${hasInterestThatShuts('$1')}
          AND NOT EXISTS (SELECT FROM person_role c WHERE c.person_id = $1 AND c.role = 'contact'
                             AND c.subject_id = a.organisation_id))`,
      [personId, today],
    );
    return row ?? { unhanded: 0, overdue: 0 };
  }

  /** The oldest first; of grants in which this coordinator has an interest, none. */
  overdueReturns(personId: string, today: LondonDate): Promise<OverdueReturn[]> {
    return this.dataSource.query<OverdueReturn[]>(
      `SELECT m.id, a.title, o.name AS "organisationName", m.due_on::text AS "dueOn"
         FROM monitoring_return m
         JOIN award w ON w.id = m.award_id
         JOIN application a ON a.id = w.application_id
         JOIN organisation o ON o.id = w.organisation_id
        WHERE m.status = 'due' AND m.due_on < $2 AND NOT ${hasInterestThatShuts('$1')}
        ORDER BY m.due_on, m.id`,
      [personId, today],
    );
  }

  /** How many returns were sent and wait for a coordinator; of grants in which this one has an interest, none. */
  async returnsToReview(personId: string): Promise<number> {
    const [row] = await this.dataSource.query<{ count: number }[]>(
      `SELECT count(*)::integer AS count
         FROM monitoring_return m
         JOIN award w ON w.id = m.award_id
         JOIN application a ON a.id = w.application_id
        WHERE m.status = 'submitted' AND NOT ${hasInterestThatShuts('$1')}`,
      [personId],
    );
    return row?.count ?? 0;
  }
}

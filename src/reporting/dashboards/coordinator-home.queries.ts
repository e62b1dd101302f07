import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { shutTo } from '../../applications/application-access.queries.js';
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

/** Bids of a round that wait for another scorer. */
export interface LostScorers {
  readonly slug: string;
  readonly title: string;
  readonly bids: number;
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

  /** The oldest first. */
  overdueReturns(today: LondonDate): Promise<OverdueReturn[]> {
    return this.dataSource.query<OverdueReturn[]>(
      `SELECT m.id, p.title, o.name AS "organisationName", m.due_on::text AS "dueOn"
         FROM monitoring_return m
         JOIN award w ON w.id = m.award_id
         JOIN application p ON p.id = w.application_id
         JOIN organisation o ON o.id = w.organisation_id
        WHERE m.status = 'due' AND m.due_on < $1 ORDER BY m.due_on, m.id`,
      [today],
    );
  }
}

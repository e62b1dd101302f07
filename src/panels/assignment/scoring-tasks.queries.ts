import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import type { AssignmentAnswer } from './assignment.entity.js';

/** What one member is asked to do about one bid. */
export interface ScoringTask {
  /** Whether the bid is theirs to score: assigned to them, or to everybody as none of the round is assigned. */
  readonly isAsked: boolean;
  /** Undefined when it isn't assigned to them. */
  readonly assignment:
    | {
        readonly answer: AssignmentAnswer | null;
        /** Why they declined; '' unless they did. */
        readonly reason: string;
        readonly assignedAt: Date;
      }
    | undefined;
  /** Whether a meeting on the round has begun. */
  readonly hasMeetingBegun: boolean;
}

/** Somebody who is asked to score a bid that is not decided, and whether they have. */
export interface AskedScorer {
  readonly applicationId: string;
  readonly personId: string;
  readonly personName: string;
  readonly email: string;
  readonly agencyName: string;
  readonly isSent: boolean;
}

/**
 * Who is asked to score what: the view `scoring_task` is the one place that says so. It knows nothing of interests:
 * what is shut to somebody is not theirs to score, and the caller asks for that.
 */
@Injectable()
export class ScoringTasks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async of(personId: string, applicationId: string): Promise<ScoringTask> {
    const [row] = await this.dataSource.query<
      (Omit<ScoringTask, 'assignment'> & { assignment: ScoringTask['assignment'] | null })[]
    >(
      `SELECT EXISTS (SELECT FROM scoring_task t
                       WHERE t.application_id = a.id AND t.person_id = $1) AS "isAsked",
              EXISTS (SELECT FROM meeting m
                       WHERE m.round_id = a.round_id AND m.starts_at <= $3) AS "hasMeetingBegun",
              (SELECT jsonb_build_object('answer', x.answer, 'reason', x.reason, 'assignedAt', x.assigned_at)
                 FROM assignment x
                WHERE x.application_id = a.id AND x.person_id = $1 AND x.taken_back_at IS NULL) AS assignment
         FROM application a WHERE a.id = $2`,
      [personId, applicationId, this.clock.now()],
    );
    if (!row) return { isAsked: false, hasMeetingBegun: false, assignment: undefined };
    const { assignment } = row;
    return {
      ...row,
      assignment: assignment
        ? { ...assignment, assignedAt: new Date(assignment.assignedAt) }
        : undefined,
    };
  }

  /** Of the bids of a round that are not decided, members with a seat today: by name, then by the bid's reference. */
  ofRound(
    roundId: string,
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<readonly AskedScorer[]> {
    return db.query<AskedScorer[]>(
      `SELECT t.application_id AS "applicationId", t.person_id AS "personId", p.name AS "personName",
              p.email, g.name AS "agencyName",
              EXISTS (SELECT FROM score_sheet s
                       WHERE s.application_id = a.id AND s.person_id = p.id) AS "isSent"
         FROM scoring_task t
         JOIN application a ON a.id = t.application_id AND a.status = 'submitted'
         JOIN person p ON p.id = t.person_id
         JOIN agency g ON g.id = t.agency_id
        WHERE t.round_id = $1 AND t.starts_on <= $2 AND ($2 <= t.ends_on OR t.ends_on IS NULL)
        ORDER BY p.name, p.id, a.reference`,
      [roundId, this.clock.today()],
    );
  }
}

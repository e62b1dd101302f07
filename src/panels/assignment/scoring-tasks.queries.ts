import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import type { AssignmentAnswer } from './assignment.entity.js';
import { hasMeetingBegun } from '../meetings/meetings.queries.js';

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
  /** Whether they have said if they have an interest: else that comes first. */
  readonly isDeclared: boolean;
  readonly isSent: boolean;
}

/** What one person owes of one round whose scores are due. */
export interface ScoresOwed {
  /** As `idOfScorer` has it. */
  readonly id: string;
  readonly dueOn: LondonDate;
}

/**
 * Who is asked to score what: the view `scoring_task` is the one place that says so. What a pecuniary interest shuts
 * to somebody is not theirs to score.
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
              ${hasMeetingBegun('a.round_id', '$3')} AS "hasMeetingBegun",
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
              EXISTS (SELECT FROM interest_on_record d
                       WHERE d.application_id = a.id AND d.person_id = p.id AND d.source = 'declared') AS "isDeclared",
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

  /** Those of them that one person owes of the round, not sent yet. */
  async owedBy(
    roundId: string,
    personId: string,
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<readonly AskedScorer[]> {
    const asked = await this.ofRound(roundId, db);
    return asked.filter((one) => one.personId === personId && !one.isSent);
  }

  /** Who owes scores of rounds that have closed and whose scores are due in these days, both included. */
  owedBetween(from: LondonDate, upTo: LondonDate): Promise<readonly ScoresOwed[]> {
    return this.scorers('', from, upTo);
  }

  /** Those of them who have not said of every such bid whether they have an interest. */
  undeclaredBetween(from: LondonDate, upTo: LondonDate): Promise<readonly ScoresOwed[]> {
    return this.scorers(
      `AND NOT EXISTS (SELECT FROM interest_on_record d
                        WHERE d.application_id = a.id AND d.person_id = t.person_id AND d.source = 'declared')`,
      from,
      upTo,
    );
  }

  /** As they are owed still: the person sends none until the transaction ends. Undefined when nothing is owed any more. */
  async lockedOwed(tx: Tx, id: string): Promise<ScoresOwed | undefined> {
    const { roundId, personId } = idOfScorer.read(id);
    await tx.query('SELECT FROM person WHERE id = $1 FOR NO KEY UPDATE', [personId]);
    const owed = await this.owedBy(roundId, personId, tx);
    if (owed.length === 0) return undefined;
    const [due] = await tx.query<{ dueOn: LondonDate }[]>(
      `SELECT to_char(score_by, 'YYYY-MM-DD') AS "dueOn" FROM round WHERE id = $1 AND closes_at <= $2`,
      [roundId, this.clock.now()],
    );
    return due && { id, dueOn: due.dueOn };
  }

  private scorers(
    which: string,
    from: LondonDate,
    upTo: LondonDate,
  ): Promise<readonly ScoresOwed[]> {
    return this.dataSource.query<ScoresOwed[]>(
      `SELECT DISTINCT ${ID_OF_SCORER} AS id, to_char(r.score_by, 'YYYY-MM-DD') AS "dueOn"
         FROM round r
         JOIN scoring_task t ON t.round_id = r.id AND t.starts_on <= $2 AND ($2 <= t.ends_on OR t.ends_on IS NULL)
         JOIN application a ON a.id = t.application_id AND a.status = 'submitted'
        WHERE r.score_by BETWEEN $3 AND $4 AND r.closes_at <= $1
          AND NOT EXISTS (SELECT FROM score_sheet s WHERE s.application_id = a.id AND s.person_id = t.person_id)
          ${which}
        ORDER BY "dueOn", id`,
      [this.clock.now(), this.clock.today(), from, upTo],
    );
  }
}

const ID_OF_SCORER = `r.id || '/' || t.person_id`;

/** One person's scores of one round have the id `<round>/<person>`. */
export const idOfScorer = {
  of: (roundId: string, personId: string): string => `${roundId}/${personId}`,
  read: (id: string): { readonly roundId: string; readonly personId: string } => {
    const [roundId = '', personId = ''] = id.split('/');
    return { roundId, personId };
  },
};

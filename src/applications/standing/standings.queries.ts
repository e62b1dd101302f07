import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import { standingOf, type Standing, type StandingFacts } from './standing.rules.js';

type StandingRow = Omit<StandingFacts, 'change' | 'award'> & {
  readonly id: string;
  readonly act: string | null;
  readonly reason: string | null;
  readonly madeAt: Date | null;
  readonly awardId: string | null;
  readonly awardStatus: string | null;
  readonly returnsPlanned: number;
  readonly nextReturnDueOn: LondonDate | null;
};

/**
 * Where applications stand, from draft to closure, as their own people are told. It reads what
 * meetings, awards and returns have stored: one answer, whichever page or letter gives it.
 */
@Injectable()
export class Standings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Application's id → where it stands. The caller decides whose applications they may be. */
  async of(applicationIds: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
    const now = this.clock.now();
    const rows = await this.dataSource.query<StandingRow[]>(
      `SELECT a.id, a.status, a.outcome_released_at IS NOT NULL AS "isReleased",
              application_deadline(a) AS deadline, r.closes_at AS "roundClosesAt",
              to_char(r.score_by, 'YYYY-MM-DD') AS "scoreBy",
              c.act, c.reason, c.made_at AS "madeAt",
              EXISTS (SELECT FROM on_behalf b WHERE b.application_id = a.id) AND NOT EXISTS
                (SELECT FROM submission s WHERE s.application_id = a.id) AS "isBeingTyped",
              (SELECT m.starts_at FROM meeting m WHERE m.round_id = a.round_id AND m.cancelled_at IS NULL
                ORDER BY m.starts_at < $2, abs(extract(epoch FROM m.starts_at - $2)) LIMIT 1) AS "meetsAt",
              w.id AS "awardId", w.status AS "awardStatus",
              (SELECT count(*)::integer FROM monitoring_return t JOIN award x ON x.id = t.award_id
                WHERE x.application_id = a.id) AS "returnsPlanned",
              (SELECT to_char(min(t.due_on), 'YYYY-MM-DD') FROM monitoring_return t
                JOIN award x ON x.id = t.award_id
                WHERE x.application_id = a.id AND t.status = 'due') AS "nextReturnDueOn",
              (SELECT to_char(q.due_on, 'YYYY-MM-DD') FROM clarification q
                WHERE q.application_id = a.id AND q.closed_at IS NULL
                  AND NOT EXISTS (SELECT FROM clarification_reply y WHERE y.clarification_id = q.id))
                AS "answerDueOn"
         FROM application a
         JOIN round r ON r.id = a.round_id
         LEFT JOIN LATERAL (SELECT id, status FROM award WHERE application_id = a.id
                             ORDER BY array_position('{offered,half-accepted,accepted,active,on-hold,complete,lapsed,withdrawn,terminated,refused,held}'::text[], status), reference LIMIT 1) w ON true
         LEFT JOIN LATERAL (SELECT s.act, s.reason, s.made_at FROM standing_change s
                             WHERE s.application_id = a.id ORDER BY s.place DESC LIMIT 1) c ON true
        WHERE a.id = ANY($1)`,
      [applicationIds, now],
    );
    return new Map(rows.map((row) => [row.id, standingOf(factsOf(row), now)]));
  }

  async one(applicationId: string): Promise<Standing> {
    const standing = (await this.of([applicationId])).get(applicationId);
    if (!standing) throw new Error(`There is no application ${applicationId}`);
    return standing;
  }
}

function factsOf(row: StandingRow): StandingFacts {
  const { act, reason, madeAt, awardId, awardStatus, returnsPlanned, nextReturnDueOn } = row;
  return {
    ...row,
    change: act === null || reason === null || madeAt === null ? null : { act, reason, madeAt },
    award:
      awardId === null
        ? null
        : {
            stands: STANDS[awardStatus ?? ''] ?? 'offered',
            returnsPlanned,
            nextReturnDueOn,
          },
  };
}

/** What the states of an award come to for those who asked for it; awards stand above, and are not imported here. */
const STANDS: Readonly<Record<string, NonNullable<StandingFacts['award']>['stands']>> = {
  'half-accepted': 'half-signed',
  accepted: 'agreed',
  active: 'agreed',
  'on-hold': 'agreed',
  complete: 'agreed',
  lapsed: 'lapsed',
  withdrawn: 'withdrawn',
  terminated: 'ended',
  refused: 'refused',
};

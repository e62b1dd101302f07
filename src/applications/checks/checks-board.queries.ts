import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import type { Pence } from '../../kernel/pence.js';
import type { Standing } from '../../organisations/checks/check.rules.js';
import { BOARD_STATES, type BoardFilter, type BoardPlace } from './board-filter.rules.js';
import { checkKinds, type CheckKind } from './check-kinds.rules.js';
import { isOpenTo } from './check-readers.queries.js';
import { standings } from './check-standings.queries.js';

/** A row of the board: an application with its checks. */
export interface CheckedApplication {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly requestedPence: Pence;
  readonly organisationId: string;
  readonly organisationName: string;
  /** How many checks are to be made, or made again. */
  readonly missing: number;
  readonly standings: Readonly<Record<CheckKind, Standing>>;
  /** Projects like it of which nobody has said yet what they are. */
  readonly alike: number;
}

/** How many applications' checks of a kind stand in a way. */
export interface StandingCount {
  readonly kind: CheckKind;
  readonly standing: Standing;
  readonly count: number;
}

/** The page of a board, and where the next one begins. */
export interface BoardPage {
  readonly rows: readonly CheckedApplication[];
  readonly next: BoardPlace | undefined;
}

const ROWS = 50;

/** What is looked into of a round, for one person of the staff. */
@Injectable()
export class ChecksBoard {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Most missing first, then by reference: at most 50 after the place where the page before ended. */
  async page(
    roundId: string,
    personId: string,
    { kind, state, isFlaggedOnly }: BoardFilter,
    after: BoardPlace | undefined,
  ): Promise<BoardPage> {
    const rows = await this.dataSource.query<
      (Omit<CheckedApplication, 'requestedPence'> & { requestedPence: string })[]
    >(
      `WITH ${standings(`a.round_id = $3 AND ${isOpenTo('$4', '$2::date')}`)},
       row AS (
         SELECT id, count(*) FILTER (WHERE standing IN ('not-yet', 'expired'))::integer AS missing,
                jsonb_object_agg(kind, standing) AS standings,
                bool_or(($5::text IS NULL OR kind = $5) AND ($6::text[] IS NULL OR standing = ANY($6))) AS is_asked_for
           FROM standing GROUP BY id)
       SELECT b.id, b.reference, b.title, b.requested_pence AS "requestedPence",
              b.organisation_id AS "organisationId", b.organisation_name AS "organisationName",
              r.missing, r.standings,
              (SELECT count(*)::integer FROM likeness l
                 LEFT JOIN application a ON a.id = CASE WHEN l.application_id = b.id THEN l.other_application_id ELSE l.application_id END
                WHERE (l.application_id = b.id OR l.other_application_id = b.id) AND l.finding IS NULL
                  AND (a.id IS NULL OR ${isOpenTo('$4', '$2::date')})) AS alike
         FROM bid b JOIN row r ON r.id = b.id
        WHERE r.is_asked_for
          AND (NOT $7 OR EXISTS (SELECT FROM organisation_flag f WHERE f.organisation_id = b.organisation_id
                 AND f.lifted_at IS NULL AND (f.until IS NULL OR f.until >= $2)))
          AND ($8::integer IS NULL OR (-r.missing, b.reference) > (-$8::integer, $9::text))
        ORDER BY r.missing DESC, b.reference LIMIT ${ROWS + 1}`,
      [
        checkKinds,
        this.clock.today(),
        roundId,
        personId,
        kind ?? null,
        state ? BOARD_STATES[state].standings : null,
        isFlaggedOnly,
        after?.missing ?? null,
        after?.reference ?? null,
      ],
    );
    const shown = rows
      .slice(0, ROWS)
      .map((row) => ({ ...row, requestedPence: BigInt(row.requestedPence) }));
    return { rows: shown, next: rows.length > ROWS ? shown.at(-1) : undefined };
  }

  /** Over the whole round, whatever the filter. */
  counts(roundId: string, personId: string): Promise<readonly StandingCount[]> {
    return this.dataSource.query<StandingCount[]>(
      `WITH ${standings(`a.round_id = $3 AND ${isOpenTo('$4', '$2::date')}`)}
       SELECT kind, standing, count(*)::integer AS count FROM standing GROUP BY kind, standing`,
      [checkKinds, this.clock.today(), roundId, personId],
    );
  }

  /** The applications of a round whose check of a kind has not passed, by reference: at most 200. */
  notPassed(
    roundId: string,
    personId: string,
    kind: CheckKind,
  ): Promise<
    readonly Pick<CheckedApplication, 'id' | 'reference' | 'title' | 'organisationName'>[]
  > {
    return this.dataSource.query(
      `WITH ${standings(`a.round_id = $3 AND ${isOpenTo('$4', '$2::date')}`)}
       SELECT b.id, b.reference, b.title, b.organisation_name AS "organisationName"
         FROM bid b JOIN standing s ON s.id = b.id AND s.kind = $5
        WHERE s.standing IN ('not-yet', 'expired') ORDER BY b.reference LIMIT 200`,
      [checkKinds, this.clock.today(), roundId, personId, kind],
    );
  }
}

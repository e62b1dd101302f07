import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.service.js';
import { targetValueOf, type Counted } from './counted.rules.js';
import type { Unit } from './indicator.entity.js';

/** An indicator of the library. */
export interface ListedIndicator extends Counted {
  readonly unit: Unit;
  readonly retiredAt: Date | null;
  /** How many rounds ask for it. */
  readonly rounds: number;
}

/** What rounds ask for of an award, and what was agreed with its grantee. */
export interface IndicatorOfAward extends Counted {
  /** Null where nothing was agreed. */
  readonly target: number | null;
}

const COUNTED = `i.id, i.name, i.what_counts AS "whatCounts", i.unit, i.adds, i.counts_once AS "countsOnce"`;

/** What is counted alike. Who may see an award's targets, the caller decides. */
@Injectable()
export class Indicators {
  constructor(private readonly dataSource: DataSource) {}

  /** The whole library by name; what is retired stands last. */
  all(): Promise<readonly ListedIndicator[]> {
    return this.dataSource.query<ListedIndicator[]>(
      `SELECT ${COUNTED}, i.retired_at AS "retiredAt",
              (SELECT count(*)::integer FROM indicator_choice c WHERE c.indicator_id = i.id) AS rounds
         FROM indicator i ORDER BY i.retired_at IS NOT NULL, i.name, i.id`,
    );
  }

  /** What the returns of a round ask for when they are begun now, in the order in which it was chosen. */
  chosenFor(roundId: string, db: Pick<Tx, 'query'> = this.dataSource): Promise<readonly Counted[]> {
    return db.query<Counted[]>(
      `SELECT ${COUNTED} FROM indicator_choice c JOIN indicator i ON i.id = c.indicator_id
        WHERE c.round_id = $1 ORDER BY c.chosen_at, i.name, i.id`,
      [roundId],
    );
  }

  /** The targets that were agreed for an award, by the names under which returns tell of them. */
  async agreedFor(
    awardId: string,
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<ReadonlyMap<string, number>> {
    const rows = await db.query<{ indicatorId: string; target: number }[]>(
      'SELECT indicator_id AS "indicatorId", target FROM indicator_target WHERE award_id = $1',
      [awardId],
    );
    return new Map(rows.map(({ indicatorId, target }) => [targetValueOf(indicatorId), target]));
  }

  /** What the award's round asks for, and what has a target already. */
  ofAward(
    awardId: string,
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<readonly IndicatorOfAward[]> {
    return db.query<IndicatorOfAward[]>(
      `SELECT ${COUNTED}, t.target
         FROM award a JOIN application p ON p.id = a.application_id
         CROSS JOIN indicator i
         LEFT JOIN indicator_choice c ON c.round_id = p.round_id AND c.indicator_id = i.id
         LEFT JOIN indicator_target t ON t.award_id = a.id AND t.indicator_id = i.id
        WHERE a.id = $1 AND (c.round_id IS NOT NULL OR t.award_id IS NOT NULL) ORDER BY i.name, i.id`,
      [awardId],
    );
  }
}

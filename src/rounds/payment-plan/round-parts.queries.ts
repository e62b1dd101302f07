import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.service.js';
import { triggerInSql } from './part-columns.rules.js';
import type { PlanPart } from './payment-plan.rules.js';

/** The parts of round `r` as JSON, the first first, for whoever reads rounds in SQL. */
export const PARTS_OF_ROUND = `(
  SELECT coalesce(jsonb_agg(jsonb_build_object('share', n.share, 'isRetention', n.is_retention,
                                               'trigger', ${triggerInSql('n')}) ORDER BY n.number), '[]')
    FROM round_part n WHERE n.round_id = r.id)`;

@Injectable()
export class RoundParts {
  constructor(private readonly dataSource: DataSource) {}

  /** The first payment first. */
  async of(roundId: string, db: Pick<Tx, 'query'> = this.dataSource): Promise<readonly PlanPart[]> {
    const [row] = await db.query<{ parts: readonly PlanPart[] }[]>(
      `SELECT ${PARTS_OF_ROUND} AS parts FROM round r WHERE r.id = $1`,
      [roundId],
    );
    return row?.parts ?? [];
  }
}

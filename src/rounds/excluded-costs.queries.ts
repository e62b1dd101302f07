import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ExcludedCost } from '../forms/judging/line-problems.rules.js';

@Injectable()
export class ExcludedCosts {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The kinds of cost that no fund of a round may pay for, by their agreements. What only some of
   * them exclude another may pay for: the panel sees to that when it chooses the fund.
   */
  of(roundId: string): Promise<readonly ExcludedCost[]> {
    return this.dataSource.query<ExcludedCost[]>(
      `SELECT kind AS "costKind", string_agg(f.name, ' and ' ORDER BY f.name, f.id) AS fund
         FROM round_fund rf
         JOIN fund f ON f.id = rf.fund_id
        CROSS JOIN LATERAL unnest(f.excluded_costs) AS kind
        WHERE rf.round_id = $1
        GROUP BY kind
       HAVING count(*) = (SELECT count(*) FROM round_fund WHERE round_id = $1)
        ORDER BY kind`,
      [roundId],
    );
  }
}

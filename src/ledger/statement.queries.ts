import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { MovementKind } from '../kernel/entry.js';
import type { LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';
import { readKinds, versionOf } from './day-totals.queries.js';
import {
  readPageOfMovements,
  type MovementsAsked,
  type MovementsPage,
} from './movements-page.queries.js';
import { potsAfter, potsBefore, type PotBalances } from './pots.rules.js';

/** What one kind of movement came to in a period, reversals taken off. */
export interface TotalOfKind {
  readonly kind: MovementKind;
  readonly pence: Pence;
  readonly movements: number;
}

/** A fund from one day to another, both inclusive. Statements of adjoining periods meet. */
export interface FundStatement {
  readonly fundId: string;
  readonly from: LondonDate;
  readonly to: LondonDate;
  /** How many postings the fund had when this was known. Asked about again, it says the same for ever. */
  readonly version: bigint;
  /** At the end of the day before `from`. */
  readonly opening: PotBalances;
  /** Those that happened, in the order of the closed list. */
  readonly totals: readonly TotalOfKind[];
  /** At the end of `to`. */
  readonly closing: PotBalances;
}

/** The movements of a fund by the days they count for. */
@Injectable()
export class FundMovements {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Read from one moment, so that opening, totals and closing always agree; from the totals of days,
   * so that a long history costs no more than a short one.
   *
   * With a `version`, as it was known when the fund had that many postings, whatever was posted since
   * for days before.
   * @throws Error when the ledger has no such fund, or the fund no such version yet.
   */
  between(
    fundId: string,
    from: LondonDate,
    to: LondonDate,
    version?: bigint,
  ): Promise<FundStatement> {
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => {
      const known = await versionOf(tx, fundId, version);
      const kinds = await readKinds(tx, { fundId, from, to, version });
      return {
        fundId,
        from,
        to,
        version: known,
        opening: potsBefore(kinds),
        totals: kinds
          .filter(({ movements }) => movements > 0)
          .map(({ kind, pence, movements }) => ({ kind, pence, movements })),
        closing: potsAfter(kinds),
      };
    });
  }

  /** The movements behind a figure, a page at a time. */
  movements(fundId: string, asked: MovementsAsked = {}): Promise<MovementsPage> {
    return readPageOfMovements(this.dataSource.manager, fundId, asked);
  }

  /** How many postings the fund had at an instant; nought for a fund the ledger does not have. */
  async versionAt(fundId: string, instant: Date): Promise<bigint> {
    const [row] = await this.dataSource.query<{ version: string }[]>(
      'SELECT ledger.version_at($1, $2) AS version',
      [fundId, instant],
    );
    return BigInt(row?.version ?? 0);
  }
}

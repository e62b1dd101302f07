import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { stateOf, type TrancheState } from './tranche.rules.js';

/** An expected payment, with what has come of it. */
export interface ExpectedTranche {
  readonly id: string;
  readonly fundId: string;
  readonly funderName: string;
  readonly expectedOn: LondonDate;
  readonly amountPence: Pence;
  /** What its receipts come to, without those that were undone. */
  readonly receivedPence: Pence;
  readonly note: string;
  readonly withdrawnReason: string | null;
  readonly state: TrancheState;
}

type Row = Omit<ExpectedTranche, 'state' | 'amountPence' | 'receivedPence'> & {
  readonly amountPence: string;
  readonly receivedPence: string;
};

@Injectable()
export class Tranches {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** By the day they are expected. */
  ofFund(fundId: string): Promise<ExpectedTranche[]> {
    return this.read('WHERE t.fund_id = $1', [fundId]);
  }

  /** Those of any fund that should have come and have not, whole. */
  async late(): Promise<ExpectedTranche[]> {
    const all = await this.read('WHERE t.withdrawn_at IS NULL AND t.expected_on < $1', [
      this.clock.today(),
    ]);
    return all.filter(({ state }) => state === 'late');
  }

  private async read(condition: string, values: unknown[]): Promise<ExpectedTranche[]> {
    const rows = await this.dataSource.query<Row[]>(
      `SELECT t.id, t.fund_id AS "fundId", f.funder_name AS "funderName", t.expected_on::text AS "expectedOn",
              t.amount_pence AS "amountPence", t.note, t.withdrawn_reason AS "withdrawnReason",
              (SELECT coalesce(sum(r.amount_pence), 0) FROM receipt r
                WHERE r.tranche_id = t.id AND r.reversed_at IS NULL)::text AS "receivedPence"
         FROM tranche t JOIN fund f ON f.id = t.fund_id ${condition} ORDER BY t.expected_on, t.id`,
      values,
    );
    return rows.map((row) => {
      const sums = {
        amountPence: BigInt(row.amountPence),
        receivedPence: BigInt(row.receivedPence),
      };
      const isWithdrawn = row.withdrawnReason !== null;
      return {
        ...row,
        ...sums,
        state: stateOf({ ...row, ...sums, isWithdrawn }, this.clock.today()),
      };
    });
  }
}

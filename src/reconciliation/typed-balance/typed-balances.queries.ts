import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';

/** A typed balance with the people behind it. */
export interface TypedBalanceShown {
  readonly id: string;
  readonly bankAccountId: string;
  readonly bankAccountName: string;
  readonly onDay: LondonDate;
  readonly pence: Pence;
  readonly evidence: string;
  readonly typedAt: Date;
  readonly typedByName: string;
  readonly withdrawnAt: Date | null;
  readonly withdrawnByName: string | null;
  readonly withdrawnBecause: string | null;
}

@Injectable()
export class TypedBalancesQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** The latest day first, withdrawn ones too. */
  ofAccount(bankAccountId: string): Promise<readonly TypedBalanceShown[]> {
    return this.read('t.bank_account_id = $1', bankAccountId);
  }

  async byId(id: string): Promise<TypedBalanceShown | undefined> {
    return (await this.read('t.id = $1', id))[0];
  }

  private async read(which: string, value: string): Promise<readonly TypedBalanceShown[]> {
    const rows = await this.dataSource.query<(TypedBalanceShown & { pence: string })[]>(
      `SELECT t.id, t.bank_account_id AS "bankAccountId", b.name AS "bankAccountName",
              t.on_day::text AS "onDay", t.pence, t.evidence, t.typed_at AS "typedAt",
              typed.name AS "typedByName", t.withdrawn_at AS "withdrawnAt",
              withdrew.name AS "withdrawnByName", t.withdrawn_because AS "withdrawnBecause"
         FROM typed_balance t
         JOIN bank_account b ON b.id = t.bank_account_id
         JOIN person typed ON typed.id = t.typed_by
         LEFT JOIN person withdrew ON withdrew.id = t.withdrawn_by
        WHERE ${which} ORDER BY t.on_day DESC, t.typed_at DESC`,
      [value],
    );
    return rows.map((row) => ({ ...row, pence: BigInt(row.pence) }));
  }
}

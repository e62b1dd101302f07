import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Pence } from '../../kernel/pence.js';
import { FundPaymentLimit } from './payment-limit.entity.js';

/** A fund, and its limits if it has any. */
export interface FundWithLimit {
  readonly fundId: string;
  readonly fundName: string;
  readonly itemPence: Pence | null;
  readonly runPence: Pence | null;
  readonly setAt: Date | null;
  readonly setByName: string | null;
}

@Injectable()
export class PaymentLimits {
  constructor(private readonly dataSource: DataSource) {}

  /** By fund, in the caller's transaction. */
  async of(tx: EntityManager): Promise<ReadonlyMap<string, FundPaymentLimit>> {
    const limits = await tx.find(FundPaymentLimit);
    return new Map(limits.map((limit) => [limit.fundId, limit]));
  }

  current(): Promise<ReadonlyMap<string, FundPaymentLimit>> {
    return this.of(this.dataSource.manager);
  }

  /** Every fund, by name. */
  async list(): Promise<readonly FundWithLimit[]> {
    const rows = await this.dataSource.query<
      (Omit<FundWithLimit, 'itemPence' | 'runPence'> & {
        itemPence: string | null;
        runPence: string | null;
      })[]
    >(
      `SELECT f.id AS "fundId", f.name AS "fundName", l.item_pence AS "itemPence",
              l.run_pence AS "runPence", l.set_at AS "setAt", p.name AS "setByName"
         FROM fund f
         LEFT JOIN payment_limit l ON l.fund_id = f.id
         LEFT JOIN person p ON p.id = l.set_by
        ORDER BY f.name, f.id`,
    );
    return rows.map((row) => ({
      ...row,
      itemPence: row.itemPence === null ? null : BigInt(row.itemPence),
      runPence: row.runPence === null ? null : BigInt(row.runPence),
    }));
  }
}

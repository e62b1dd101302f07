import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { MovementKind } from '../kernel/entry.js';
import type { LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';
import type { Pot } from './movement-kinds.rules.js';
import { readRow, type FromDriver } from './rows.rules.js';

/** One movement with the entry it belongs to, for pages. */
export interface PostedMovement {
  readonly entryId: string;
  readonly seq: number;
  readonly source: string;
  readonly effectiveOn: LondonDate;
  readonly narrative: string;
  readonly fundId: string;
  readonly fundCode: string;
  readonly kind: MovementKind;
  /** True when it undoes a movement of its kind: the pots are then the other way round. */
  readonly isReversal: boolean;
  readonly fromPot: Pot;
  readonly toPot: Pot;
  readonly amountPence: Pence;
  /** What it did to the cash at the bank: in positive, out negative, nought when the money stayed. */
  readonly cashPence: Pence;
  readonly commitmentId: string | null;
  readonly commitmentCode: string | null;
  readonly reservationId: string | null;
  readonly reservationCode: string | null;
  readonly bankAccountId: string | null;
  readonly bankAccountCode: string | null;
  readonly reason: string | null;
  readonly postedBy: string;
  readonly postedAt: Date;
}

/** Any of these together; dates inclusive. */
export interface MovementFilter {
  readonly fundId?: string;
  readonly commitmentId?: string;
  readonly reservationId?: string;
  readonly bankAccountId?: string;
  readonly source?: string;
  readonly kind?: MovementKind;
  /** Movements that enter or leave this pot. */
  readonly pot?: Pot;
  readonly from?: LondonDate;
  readonly to?: LondonDate;
}

/** The entries behind a figure. */
@Injectable()
export class Entries {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * All of them, by date and then in the order they were posted: for what is few, as an award's or a
   * source's. A fund's own are read a page at a time, by `FundMovements.movements`.
   */
  async moving(filter: MovementFilter): Promise<PostedMovement[]> {
    const { conditions, values } = conditionsOf(filter);
    const rows = await this.dataSource.query<FromDriver<PostedMovement>[]>(
      `SELECT ${MOVEMENT_COLUMNS} FROM ledger.posting AS p ${MOVEMENT_JOINS}
        WHERE ${conditions} ORDER BY p.effective_on, p.entry_id, p.seq`,
      values,
    );
    return rows.map((row) => readRow<PostedMovement>(row));
  }
}

/** What a page shows of a posting, and what it needs beside `ledger.posting AS p` for it. */
export const MOVEMENT_COLUMNS = `
  p.entry_id AS "entryId", p.seq, p.source, p.narrative,
  to_char(p.effective_on, 'YYYY-MM-DD') AS "effectiveOn",
  p.fund_id AS "fundId", f.code AS "fundCode",
  p.kind, p.reverses IS NOT NULL AS "isReversal",
  p.from_pot AS "fromPot", p.to_pot AS "toPot",
  p.pence AS "amountPence", p.cash_pence AS "cashPence",
  p.commitment_id AS "commitmentId", c.code AS "commitmentCode",
  p.reservation_id AS "reservationId", r.code AS "reservationCode",
  p.bank_account_id AS "bankAccountId", b.code AS "bankAccountCode",
  p.reason, p.posted_by AS "postedBy", p.posted_at AS "postedAt"`;

export const MOVEMENT_JOINS = `
  JOIN ledger.fund AS f ON f.fund_id = p.fund_id
  LEFT JOIN ledger.commitment AS c ON c.commitment_id = p.commitment_id
  LEFT JOIN ledger.reservation AS r ON r.reservation_id = p.reservation_id
  LEFT JOIN ledger.bank_account AS b ON b.bank_account_id = p.bank_account_id`;

/** Each takes one value, in place of the question mark. */
const CONDITIONS: Readonly<Record<keyof MovementFilter, string>> = {
  fundId: 'p.fund_id = ?',
  commitmentId: 'p.commitment_id = ?',
  reservationId: 'p.reservation_id = ?',
  bankAccountId: 'p.bank_account_id = ?',
  source: 'p.source = ?',
  kind: 'p.kind = ?',
  pot: '?::ledger.pot IN (p.from_pot, p.to_pot)',
  from: 'p.effective_on >= ?',
  to: 'p.effective_on <= ?',
};

function conditionsOf(filter: MovementFilter): { conditions: string; values: string[] } {
  const given = Object.entries(filter) as [keyof MovementFilter, string][];
  const conditions = given.map(([name], at) => CONDITIONS[name].replace('?', `$${at + 1}`));
  return {
    conditions: ['true', ...conditions].join(' AND '),
    values: given.map(([, value]) => value),
  };
}

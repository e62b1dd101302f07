import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { LineFactsQueries } from '../line-facts.queries.js';
import { SUSPENSE_CODE } from './suspense-fund.service.js';

/** Money in suspense, and the line that brought it. */
export interface InSuspense {
  readonly receiptId: string;
  readonly fundId: string;
  readonly matchId: string;
  readonly bankLineId: string;
  readonly bankAccountName: string;
  /** The day the bank booked it. */
  readonly bookedOn: LondonDate;
  readonly pence: Pence;
  readonly description: string;
  /** What was known of it. */
  readonly note: string;
}

const SELECT = `
  SELECT r.id AS "receiptId", r.fund_id AS "fundId", m.id AS "matchId", l.id AS "bankLineId",
         b.name AS "bankAccountName", l.booked_on::text AS "bookedOn", p.pence, l.description, m.reasons AS note
    FROM receipt r
    JOIN fund f ON f.id = r.fund_id AND f.code = '${SUSPENSE_CODE}'
    JOIN bank_match_part p ON p.receipt_id = r.id AND p.is_live
    JOIN bank_match m ON m.id = p.match_id
    JOIN bank_line l ON l.id = p.bank_line_id
    JOIN bank_account b ON b.id = l.bank_account_id
   WHERE r.reversed_at IS NULL`;

@Injectable()
export class SuspenseQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly lines: LineFactsQueries,
  ) {}

  /** The oldest first. */
  async all(): Promise<readonly InSuspense[]> {
    return read(this.dataSource.manager, `${SELECT} ORDER BY l.booked_on, l.id`, []);
  }

  async byReceipt(receiptId: string): Promise<InSuspense | undefined> {
    return (await read(this.dataSource.manager, `${SELECT} AND r.id = $1`, [receiptId]))[0];
  }

  /** Locks its line first. Undefined: it is not in suspense, or not any more. */
  async waitingForUpdate(tx: Tx, receiptId: string): Promise<InSuspense | undefined> {
    const [before] = await tx.query<{ id: string }[]>(
      'SELECT bank_line_id AS id FROM bank_match_part WHERE receipt_id = $1 LIMIT 1',
      [receiptId],
    );
    if (!before) return undefined;
    await this.lines.loadForUpdate(tx, before.id);
    return (await read(tx, `${SELECT} AND r.id = $1`, [receiptId]))[0];
  }
}

async function read(
  db: Tx,
  sql: string,
  values: readonly unknown[],
): Promise<readonly InSuspense[]> {
  const rows = await db.query<(InSuspense & { pence: string })[]>(sql, [...values]);
  return rows.map((row) => ({ ...row, pence: BigInt(row.pence) }));
}

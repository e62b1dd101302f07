import { Injectable } from '@nestjs/common';
import { addDays, type LondonDate } from '../kernel/london.js';
import type { Tx } from '../platform/database/transactions.service.js';
import type { LineStanding, LineState } from './line-standing.rules.js';

/** A line under its lock. */
export interface LineFacts extends LineStanding {
  readonly id: string;
  readonly bankAccountId: string;
  readonly bookedOn: LondonDate;
  /** The day a posting for it counts for: its own, or the first after what is signed. */
  readonly postOn: LondonDate;
  /** The bank's words. */
  readonly description: string;
}

interface Row extends Pick<LineFacts, 'id' | 'bankAccountId' | 'bookedOn' | 'description'> {
  readonly amountPence: string;
  readonly openPence: string;
  readonly state: LineState;
  readonly signedThrough: LondonDate | null;
}

/** Any number, as long as all who match and who sign ask for the same lock. */
export const RECONCILING = 7_316_009;

/**
 * Loads and locks lines. The order: the month (shared, so that nobody signs meanwhile), lines by id,
 * then the things they are, then by posting the ledger's funds.
 */
@Injectable()
export class LineFactsQueries {
  /** Undefined: there is no such line. */
  async loadForUpdate(tx: Tx, lineId: string): Promise<LineFacts | undefined> {
    return (await this.loadAllForUpdate(tx, [lineId]))[0];
  }

  /** Those that exist, by id. */
  async loadAllForUpdate(tx: Tx, lineIds: readonly string[]): Promise<readonly LineFacts[]> {
    await tx.query('SELECT pg_advisory_xact_lock_shared($1)', [RECONCILING]);
    await tx.query('SELECT FROM bank_line WHERE id = ANY($1) ORDER BY id FOR UPDATE', [lineIds]);
    const rows = await tx.query<Row[]>(
      `SELECT l.id, l.bank_account_id AS "bankAccountId", l.booked_on::text AS "bookedOn",
              l.amount_pence AS "amountPence", s.open_pence AS "openPence", s.state, l.description,
              (SELECT max(through) FROM reconciliation WHERE status = 'signed')::text AS "signedThrough"
         FROM bank_line l JOIN bank_line_standing s ON s.bank_line_id = l.id
        WHERE l.id = ANY($1) AND s.bank_line_id = ANY($1) ORDER BY l.id`,
      [lineIds],
    );
    return rows.map(({ signedThrough, ...row }) => ({
      ...row,
      amountPence: BigInt(row.amountPence),
      openPence: BigInt(row.openPence),
      postOn:
        signedThrough !== null && row.bookedOn <= signedThrough
          ? addDays(signedThrough, 1)
          : row.bookedOn,
    }));
  }
}

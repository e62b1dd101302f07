import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';
import type { LineStanding, LineState } from './line-standing.rules.js';
import { WHAT_A_LINE_IS } from './part-words.queries.js';

/** A line of the bank's, how it stands, and what it was matched with, if it was. */
export interface LineOfBank extends LineStanding {
  readonly id: string;
  readonly statementId: string;
  readonly bankAccountId: string;
  readonly bankAccountName: string;
  readonly bookedOn: LondonDate;
  readonly balancePence: Pence | null;
  readonly description: string;
  readonly type: string;
  /** `Receipt TNL 0042 for Lottery; …`; null while unmatched. */
  readonly matchedWith: string | null;
  /** Why it was set aside; null when it was not. */
  readonly markReason: string | null;
}

/** A line as far as finding what it is goes. */
export type LineToMatch = Pick<LineOfBank, 'id' | 'bookedOn' | 'openPence' | 'description'>;

/** Which lines of an account, and which page of them. */
export interface WhichLines {
  readonly states: readonly LineState[];
  readonly limit: number;
  readonly offset: number;
}

interface Row extends Omit<LineOfBank, 'amountPence' | 'openPence' | 'balancePence'> {
  readonly amountPence: string;
  readonly openPence: string;
  readonly balancePence: string | null;
}

const SELECT = `
  SELECT l.id, l.statement_id AS "statementId", l.bank_account_id AS "bankAccountId",
         b.name AS "bankAccountName", l.booked_on::text AS "bookedOn",
         l.amount_pence AS "amountPence", s.open_pence AS "openPence", s.state, s.mark_reason AS "markReason",
         l.balance_pence AS "balancePence", l.description, l.type,
         ${WHAT_A_LINE_IS} AS "matchedWith"
    FROM bank_line l
    JOIN bank_account b ON b.id = l.bank_account_id
    JOIN bank_line_standing s ON s.bank_line_id = l.id`;

const OPEN: readonly LineState[] = ['pending', 'part-matched'];

@Injectable()
export class BankLines {
  constructor(private readonly dataSource: DataSource) {}

  async byId(id: string): Promise<LineOfBank | undefined> {
    const [line] = await this.read('l.id = $1', [id]);
    return line;
  }

  /** In the bank's own order, the oldest first; so many of them. */
  ofStatement(
    statementId: string,
    { limit, offset }: Omit<WhichLines, 'states'>,
  ): Promise<readonly LineOfBank[]> {
    return this.read('l.statement_id = $1 ORDER BY l.place LIMIT $2 OFFSET $3', [
      statementId,
      limit,
      offset,
    ]);
  }

  /** How many lines a statement had that no earlier one had. */
  async countOfStatement(statementId: string): Promise<number> {
    const [row] = await this.dataSource.query<{ count: number }[]>(
      'SELECT count(*)::integer AS count FROM bank_line WHERE statement_id = $1',
      [statementId],
    );
    return row?.count ?? 0;
  }

  /** Lines of which something is to be matched, by day. */
  unmatched(bankAccountId: string): Promise<readonly LineOfBank[]> {
    return this.ofAccount(bankAccountId, { states: OPEN, limit: 1_000_000, offset: 0 });
  }

  /** All of an account of which something is to be matched, by day, and no more than matching needs. */
  async toMatch(bankAccountId: string): Promise<readonly LineToMatch[]> {
    const rows = await this.dataSource.query<
      (Omit<LineToMatch, 'openPence'> & { openPence: string })[]
    >(
      `SELECT l.id, l.booked_on::text AS "bookedOn", s.open_pence AS "openPence", l.description
         FROM bank_line l JOIN bank_line_standing s ON s.bank_line_id = l.id
        WHERE l.bank_account_id = $1 AND s.bank_account_id = $1 AND s.state = ANY($2)
        ORDER BY l.booked_on, l.place, l.id`,
      [bankAccountId, OPEN],
    );
    return rows.map((row) => ({ ...row, openPence: BigInt(row.openPence) }));
  }

  /** By day; so many of them. */
  ofAccount(
    bankAccountId: string,
    { states, limit, offset }: WhichLines,
  ): Promise<readonly LineOfBank[]> {
    return this.read(
      `l.bank_account_id = $1 AND s.bank_account_id = $1 AND s.state = ANY($2)
       ORDER BY l.booked_on, l.place, l.id LIMIT $3 OFFSET $4`,
      [bankAccountId, states, limit, offset],
    );
  }

  /** How many lines of an account there are in each state. */
  async counts(bankAccountId: string): Promise<Readonly<Record<LineState, number>>> {
    const rows = await this.dataSource.query<{ state: LineState; count: number }[]>(
      `SELECT state, count(*)::integer AS count FROM bank_line_standing
        WHERE bank_account_id = $1 GROUP BY state`,
      [bankAccountId],
    );
    const none = { pending: 0, 'part-matched': 0, matched: 0, 'on-hold': 0, ignored: 0 };
    return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
  }

  private async read(which: string, values: readonly unknown[]): Promise<readonly LineOfBank[]> {
    const rows = await this.dataSource.query<Row[]>(`${SELECT} WHERE ${which}`, [...values]);
    return rows.map((row) => ({
      ...row,
      amountPence: BigInt(row.amountPence),
      openPence: BigInt(row.openPence),
      balancePence: row.balancePence === null ? null : BigInt(row.balancePence),
    }));
  }
}

import { Injectable } from '@nestjs/common';
import { addDays, addMonths, type LondonDate } from '../../kernel/london.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import type { MonthFacts } from './figures.rules.js';
import { Positions } from './positions.queries.js';

@Injectable()
export class MonthFactsQueries {
  constructor(private readonly positions: Positions) {}

  /**
   * As at the month's last day, from what is known now.
   * @param month its first day.
   */
  async of(db: Tx, month: LondonDate): Promise<MonthFacts> {
    const through = addDays(addMonths(month, 1), -1);
    return {
      month,
      through,
      accounts: await this.positions.accounts(db, through),
      cash: await this.positions.fundCash(db, through),
      heldPence: await this.positions.heldPence(db, through),
      notInBook: await this.positions.notInBook(db, through),
      notAtBank: await this.positions.notAtBank(db, through),
      inTransit: await this.positions.inTransit(db, through),
    };
  }

  /** The last day that is signed; undefined while none is. */
  async signedThrough(db: Tx): Promise<LondonDate | undefined> {
    const [row] = await db.query<{ day: LondonDate | null }[]>(
      `SELECT max(through)::text AS day FROM reconciliation WHERE status = 'signed'`,
    );
    return row?.day ?? undefined;
  }
}

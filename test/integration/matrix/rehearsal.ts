import { HttpException } from '@nestjs/common';
import { Transactions, type Tx } from '../../../src/platform/database/transactions.service.js';
import type { House } from '../../support/house.js';

/** What the house answers to an act that it would have done. */
export const WOULD_BE_DONE = 418;

/**
 * From now on nothing is committed: an act that has written something, and would commit it, is taken
 * back and answered with 418. Acts that are refused, and pages, are answered as ever.
 */
export function rehearse(house: House): void {
  const transactions = house.get(Transactions);
  const run = transactions.run.bind(transactions);
  transactions.run = (act) =>
    run(async (tx) => {
      const before = await rowsWritten(tx);
      const result = await act(tx);
      if ((await rowsWritten(tx)) > before) throw new HttpException('rehearsed', WOULD_BE_DONE);
      return result;
    });
}

/** By this connection, some of it perhaps in earlier transactions. Visits are not counted as writing. */
async function rowsWritten(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ rows: number }[]>(
    `SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::integer AS rows
       FROM pg_stat_xact_user_tables WHERE relname NOT IN ('session', 'rate_limit', 'held_form')`,
  );
  return row?.rows ?? 0;
}

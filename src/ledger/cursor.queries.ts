import type { ObjectLiteral } from 'typeorm';
import type { Tx } from '../platform/database/transactions.service.js';

const BATCH = 2_000;

/** The rows of a long query a batch at a time: memory stays flat however long the ledger is. One at a time in a transaction. */
export async function* readInBatches<Row extends ObjectLiteral>(
  tx: Tx,
  sql: string,
): AsyncGenerator<Row> {
  await tx.query(`DECLARE long_read NO SCROLL CURSOR FOR ${sql}`);
  for (;;) {
    const rows = await tx.query<Row[]>(`FETCH ${BATCH} FROM long_read`);
    yield* rows;
    if (rows.length < BATCH) break;
  }
  await tx.query('CLOSE long_read');
}

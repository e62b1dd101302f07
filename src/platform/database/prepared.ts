import type { PoolClient, QueryResultRow } from 'pg';
import type { Tx } from './transactions.service.js';

/**
 * A statement that every act makes, such as a posting: the server parses and plans it once for each
 * connection, by its name, and it goes there without the detours of an ORM. In the caller's
 * transaction like any other.
 */
export async function prepared<Row extends QueryResultRow>(
  tx: Tx,
  name: string,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  const { queryRunner } = tx;
  if (!queryRunner) throw new Error(`${name} needs a transaction`);
  const client = (await queryRunner.connect()) as PoolClient;
  return (await client.query<Row>({ name, text, values })).rows;
}

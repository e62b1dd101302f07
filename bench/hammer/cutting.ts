import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const EVERY_MS = 250;

/**
 * Has the server drop one connection after the other, whatever is under way on it, until `isOver`.
 * @returns how many were dropped in the middle of something.
 */
export async function cutConnections(url: string, isOver: () => boolean): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let cut = 0;
  try {
    while (!isOver()) {
      const { rows } = await client.query<{ busy: boolean }>(
        `SELECT pg_terminate_backend(pid) AND state <> 'idle' AS busy FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
          ORDER BY state = 'idle', random() LIMIT 1`,
      );
      if (rows[0]?.busy) cut++;
      await sleep(EVERY_MS);
    }
  } finally {
    await client.end();
  }
  return cut;
}

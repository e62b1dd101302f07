import type { DataSource } from 'typeorm';

/** Any number, as long as every process asks for the same lock. */
const MIGRATING = 7_316_001;

/** Brings the database up to date. Two processes that start together take turns. */
export async function migrate(dataSource: DataSource): Promise<void> {
  await dataSource.initialize();
  const turn = dataSource.createQueryRunner();
  try {
    await turn.query('SELECT pg_advisory_lock($1)', [MIGRATING]);
    await dataSource.runMigrations();
  } finally {
    await turn.query('SELECT pg_advisory_unlock($1)', [MIGRATING]);
    await turn.release();
    await dataSource.destroy();
  }
}

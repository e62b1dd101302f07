import type { DataSource } from 'typeorm';
import { SettingProblem } from '../config/settings.js';

/** Any number, as long as every process asks for the same lock. */
const MIGRATING = 7_316_001;

/**
 * Brings the database up to date. Two processes that start together take turns.
 * @throws SettingProblem when the database does not let us in.
 */
export async function migrate(dataSource: DataSource): Promise<void> {
  await connect(dataSource);
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

async function connect(dataSource: DataSource): Promise<void> {
  try {
    await dataSource.initialize();
  } catch (problem) {
    const { message, code } = problem as { message: string; code?: string };
    const why = message || (code ?? 'no reason given'); // of several addresses tried, only a code
    throw new SettingProblem('DATABASE_URL', `names a database that we can’t reach: ${why}`);
  }
}

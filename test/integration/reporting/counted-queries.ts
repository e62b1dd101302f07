import type { DataSource } from 'typeorm';

const RELAY = /outbox|^(START TRANSACTION|COMMIT)/i; // the relay looks for messages while we count

/**
 * How many statements the database is asked while something is done, for tests that a page of three
 * rows asks as often as one of one. It is done three times and the least counts: a job that happens
 * to run meanwhile only ever adds, as does a session's first visit.
 */
export async function countQueries(db: DataSource, act: () => Promise<unknown>): Promise<number> {
  const counts: number[] = [];
  for (let time = 0; time < 3; time += 1) counts.push(await countOnce(db, act));
  return Math.min(...counts);
}

async function countOnce(db: DataSource, act: () => Promise<unknown>): Promise<number> {
  const createQueryRunner = db.createQueryRunner.bind(db);
  let count = 0;
  db.createQueryRunner = (mode) => {
    const runner = createQueryRunner(mode);
    const query = runner.query.bind(runner);
    runner.query = ((...sent: Parameters<typeof query>) => {
      if (!RELAY.test(sent[0])) count += 1;
      return query(...sent);
    }) as typeof query;
    return runner;
  };
  try {
    await act();
  } finally {
    db.createQueryRunner = createQueryRunner;
  }
  return count;
}

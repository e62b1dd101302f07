import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { Queue } from 'bullmq';
import pg from 'pg';
import { SteadyClient } from '../../../src/platform/database/steady-client.js';
import { queueOptions } from '../../../src/platform/queues/queue-options.js';
import { QUEUES } from '../../../src/platform/queues/queues.jobs.js';
import type { FreshDatabase } from '../../support/fresh-database.js';
import { openLetterbox, type Letterbox } from '../../support/letterbox.js';
import { run, type Program } from '../../support/program.js';

const PATIENCE_MS = 180_000;

/** The built worker, as often as one likes, on one database with its queues and a mail server. */
export class Workshop {
  readonly pool: pg.Pool;
  readonly queues: readonly Queue[];
  private readonly running = new Set<Program>();

  private constructor(
    private readonly database: FreshDatabase,
    readonly letterbox: Letterbox,
    private readonly redisUrl: string | undefined,
  ) {
    this.pool = new pg.Pool({ connectionString: database.url, max: 2, Client: SteadyClient });
    this.pool.on('error', () => undefined);
    const options = queueOptions(redisUrl, database.url);
    this.queues = QUEUES.map((name) => new Queue(name, options).on('error', () => undefined));
  }

  /** The database is the workshop's from now on, and dropped when it closes. */
  static async on(database: FreshDatabase, redisUrl?: string): Promise<Workshop> {
    return new Workshop(database, await openLetterbox(), redisUrl);
  }

  /** A worker that goes on until it is ended. `preloaded`: what is done to it first, a file of test/support. */
  work(preloaded?: string, more: Readonly<Record<string, string>> = {}): Program {
    const worker = run('worker', [], {
      DATABASE_URL: this.database.url,
      SMTP_URL: this.letterbox.url,
      SESSION_SECRET: 'a secret that only the tests know, long enough',
      ENCRYPTION_KEY: 'a key that only the tests know, long enough',
      ...(this.redisUrl === undefined ? {} : { REDIS_URL: this.redisUrl }),
      ...(preloaded === undefined ? {} : { NODE_OPTIONS: `--import=${fileOf(preloaded)}` }),
      ...more,
    });
    this.running.add(worker);
    void worker.ended.then(() => this.running.delete(worker));
    return worker;
  }

  /** Politely, all at once. @throws Error when one had ended by itself. */
  async end(): Promise<void> {
    for (const worker of this.running) worker.process.kill('SIGTERM');
    for (const worker of [...this.running]) {
      if ((await worker.ended) !== 0) throw new Error(`It ended badly:\n${worker.said()}`);
    }
  }

  /** How many workers are up. */
  get workers(): number {
    return this.running.size;
  }

  /** Waits until everything that has happened is handled. While a server is away, it waits for that, too. */
  async untilQuiet(): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    let left: unknown = 'nobody answers';
    while (Date.now() < deadline) {
      left = await this.leftToDo().catch((problem: unknown) => problem);
      if (left === undefined) return;
      await sleep(200);
    }
    throw new Error(`Not all was handled: ${JSON.stringify(left)}`);
  }

  async close(): Promise<void> {
    for (const worker of [...this.running]) {
      worker.process.kill('SIGKILL');
      await worker.ended;
    }
    await Promise.all(this.queues.map((queue) => queue.close()));
    await this.pool.end();
    await this.letterbox.close();
    await this.database.drop();
  }

  private async leftToDo(): Promise<unknown> {
    const { rows } = await this.pool.query(
      'SELECT event, id FROM outbox WHERE handled_at IS NULL ORDER BY id LIMIT 5',
    );
    if (rows.length > 0) return rows;
    for (const queue of this.queues) {
      const busy = await queue.getJobCountByTypes('waiting', 'active');
      if (busy > 0) return `${busy} in ${queue.name}`;
    }
    return undefined;
  }
}

function fileOf(name: string): string {
  return pathToFileURL(join(import.meta.dirname, '../../support', name)).href;
}

import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { isDatabaseAway } from '../../src/platform/database/database-away.js';
import {
  joinOrStartEmbeddedServer,
  leaveServerRunning,
  type EmbeddedServer,
} from '../../src/platform/database/embedded/embedded-server.js';
import { findPostmaster, shutDown } from '../../src/platform/database/embedded/postmaster.js';
import { SteadyClient } from '../../src/platform/database/steady-client.js';
import { freePort } from '../free-port.js';
import { openLetterbox, type Letterbox } from '../../test/support/letterbox.js';
import { run, type Program } from '../../test/support/program.js';

/** `npm start`, with the database of its own; or pages and worker apart, on a database that somebody else keeps. */
export type Shape = 'one process' | 'two processes';
export type ProgramName = 'main' | 'worker';

const PATIENCE_MS = 120_000;
const SECRETS = {
  SESSION_SECRET: 'a secret that only the kills know, long enough',
  ENCRYPTION_KEY: 'a key that only the kills know, long enough',
};

/** The built programs on data of their own, as safe as in use: a server that dies has to have kept everything. */
export class Installation {
  private shape: Shape | undefined;
  private server: EmbeddedServer | undefined;
  private pool: pg.Pool | undefined;
  private readonly programs = new Map<ProgramName, Program>();

  private constructor(
    private readonly dataDir: string,
    private readonly port: number,
    private readonly letterbox: Letterbox,
  ) {}

  static async build(): Promise<Installation> {
    const dataDir = mkdtempSync(join(tmpdir(), 'almoner-kills-'));
    chmodSync(dataDir, 0o711); // PostgreSQL may run under another account, which has to pass through
    return new Installation(dataDir, await freePort(), await openLetterbox());
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  get sessionSecret(): string {
    return SECRETS.SESSION_SECRET;
  }

  private get cluster(): string {
    return join(this.dataDir, 'database/cluster');
  }

  /** Runs in this shape, ready; the first time it fills itself with the demonstration. */
  async standAs(shape: Shape): Promise<void> {
    if (shape === this.shape) return;
    if (this.shape === undefined && shape === 'two processes') await this.standAs('one process');
    await this.stop();
    if (shape === 'two processes') this.server = await joinOrStartEmbeddedServer(this.dataOptions);
    this.shape = shape;
    for (const name of this.names) this.start(name);
    await this.ready();
    await this.connect();
  }

  /** The programs of this shape. */
  get names(): readonly ProgramName[] {
    return this.shape === 'two processes' ? ['main', 'worker'] : ['main'];
  }

  /** SIGKILL: it has no time for anything. */
  async kill(name: ProgramName): Promise<void> {
    const program = this.programs.get(name);
    program?.process.kill('SIGKILL');
    await program?.ended;
    this.programs.delete(name);
  }

  start(name: ProgramName): void {
    this.programs.set(name, run(name, [], this.settings));
  }

  /** What has ended although nobody killed it, with its last words. */
  endedByThemselves(): string[] {
    return [...this.programs]
      .filter(([, { process }]) => process.exitCode !== null || process.signalCode !== null)
      .map(([name, { said }]) => `${name} ended by itself: ${said().trim().slice(-500)}`);
  }

  /** One of PostgreSQL's own processes that is at work for the application just now. */
  async backendAtWork(): Promise<number> {
    for (;;) {
      const [row] = await this.query<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
            AND state IN ('active', 'idle in transaction') ORDER BY random() LIMIT 1`,
      );
      if (row) return row.pid;
      await sleep(3);
    }
  }

  async postmaster(): Promise<number> {
    const running = await findPostmaster(this.cluster);
    if (!running) throw new Error('PostgreSQL is not running');
    return running.pid;
  }

  /** Waits until pages, database and queue answer. @returns after how many milliseconds. */
  async ready(): Promise<number> {
    const since = Date.now();
    while (Date.now() - since < PATIENCE_MS) {
      const isReady = await fetch(`${this.url}/health/ready`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (isReady) return Date.now() - since;
      await sleep(50);
    }
    throw new Error(['It does not come back', ...this.endedByThemselves()].join('. '));
  }

  /** Asks the database itself; while it is away, again and again. */
  async query<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    const since = Date.now();
    for (;;) {
      try {
        if (!this.pool) throw new Error('Nobody is connected yet');
        return (await this.pool.query<Row>(sql, values)).rows;
      } catch (problem) {
        if (!isDatabaseAway(problem) || Date.now() - since > PATIENCE_MS) throw problem;
        await sleep(100);
      }
    }
  }

  /** A server that was started anew after a power cut is at another address. */
  async connect(): Promise<void> {
    const connectionString = this.server?.url ?? (await leaveServerRunning(this.dataOptions));
    const before = this.pool;
    this.pool = new pg.Pool({ connectionString, max: 4, Client: SteadyClient });
    this.pool.on('error', () => undefined); // an idle one was lost: the next question takes another
    await before?.end();
  }

  /** `npm run almoner -- verify`. @returns what it says is wrong: nothing, when everything agrees. */
  async verify(): Promise<string[]> {
    const command = run('almoner', ['verify'], this.settings);
    const status = await command.ended;
    return status === 0 && command.said().includes('Everything agrees') ? [] : [command.said()];
  }

  /** Stops everything in order, and forgets it. */
  async clear(): Promise<void> {
    await this.stop();
    await shutDown(this.cluster);
    await this.letterbox.close();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  private async stop(): Promise<void> {
    const { pool } = this;
    this.pool = undefined;
    await pool?.end();
    for (const program of this.programs.values()) {
      program.process.kill('SIGINT');
      await program.ended;
    }
    this.programs.clear();
    await this.server?.stop();
    this.server = undefined;
  }

  private get dataOptions(): { dataDir: string; log: () => void } {
    return { dataDir: this.dataDir, log: () => undefined };
  }

  private get settings(): Record<string, string> {
    const common = { ...SECRETS, PORT: this.port.toString(), LOG_LEVEL: 'error' };
    return this.server
      ? { ...common, DATABASE_URL: this.server.url, SMTP_URL: this.letterbox.url }
      : { ...common, DATA_DIR: this.dataDir };
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { EmbeddedProblem } from './embedded-problem.js';

/** The application serves pages and works queues, one per database; any number of commands join it. */
export type Occupant = 'application' | 'command';

const ALMONER = 0x616c6d6f; // the first key of our advisory locks: "almo"
const INSIDE = 1; // shared by all who use the server
const APPLICATION = 2; // held by the one application
const LINGERING_MS = 2_000;
const PAUSE_MS = 250;

/**
 * A place in the house, held by advisory locks on one connection for as long as the process lives.
 * PostgreSQL drops them when the process dies, however it dies: there is no lock file to go stale
 * and no process number to mistake for another's.
 */
export class Occupancy {
  private leaving = false;
  private returning = Promise.resolve();

  private constructor(
    private readonly url: string,
    private readonly as: Occupant,
    private readonly bringBack: () => Promise<void>,
    private client: pg.Client,
  ) {
    this.watch();
  }

  /**
   * Undefined when the server is about to shut down: start it again. Refuses a second application
   * with an EmbeddedProblem that names the process of the first. `bringBack` is called when the server
   * dies under us: it has to answer at the same address again before we go back in.
   */
  static async enter(
    url: string,
    as: Occupant,
    bringBack: () => Promise<void>,
  ): Promise<Occupancy | undefined> {
    const client = await takePlace(url, as);
    return client && new Occupancy(url, as, bringBack, client);
  }

  /** True for the last one out, who then holds the door shut until the server has gone. */
  async leave(): Promise<boolean> {
    this.leaving = true;
    await this.returning; // a server that is being started now is ours to stop
    try {
      await this.client.query('SELECT pg_advisory_unlock_all()');
      if (await tryLock(this.client, 'pg_try_advisory_lock', INSIDE)) return true;
      await this.client.end();
      return false;
    } catch {
      return true; // the server is down already, or going down
    }
  }

  /** A server that crashed has forgotten us, and may be gone altogether: bring it back, and go in again. */
  private watch(): void {
    this.client.on('error', () => undefined);
    this.client.on('end', () => {
      if (!this.leaving) this.returning = this.returnInside();
    });
  }

  private async returnInside(): Promise<void> {
    while (!this.leaving) {
      await sleep(PAUSE_MS, undefined, { ref: false });
      const client = await this.bringBack()
        .then(() => takePlace(this.url, this.as))
        .catch(() => undefined);
      if (client) {
        this.client = client;
        this.watch();
        return;
      }
    }
  }
}

async function takePlace(url: string, as: Occupant): Promise<pg.Client | undefined> {
  const client = new pg.Client({
    connectionString: url,
    application_name: `almoner ${as} ${process.pid}`,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    if (as === 'application') await becomeTheApplication(client);
    if (await tryLock(client, 'pg_try_advisory_lock_shared', INSIDE)) return client;
  } catch (problem) {
    await client.end();
    if (isShuttingDown(problem)) return undefined;
    throw problem instanceof EmbeddedProblem ? problem : notOurs(problem);
  }
  await client.end();
  return undefined;
}

function notOurs(cause: unknown): EmbeddedProblem {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new EmbeddedProblem(`The embedded database does not let Almoner in: ${reason}.`, {
    cause,
  });
}

async function becomeTheApplication(client: pg.Client): Promise<void> {
  const deadline = Date.now() + LINGERING_MS; // a process just killed may take a moment to be gone
  while (!(await tryLock(client, 'pg_try_advisory_lock', APPLICATION))) {
    if (Date.now() > deadline) throw await alreadyRunning(client);
    await sleep(50);
  }
}

async function alreadyRunning(client: pg.Client): Promise<EmbeddedProblem> {
  const running = await applicationProcess(client);
  return new EmbeddedProblem(
    `Almoner is already running on this data (process ${running}): use that one, or stop it first.`,
  );
}

async function tryLock(
  client: pg.Client,
  by: 'pg_try_advisory_lock' | 'pg_try_advisory_lock_shared',
  key: number,
): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(`SELECT ${by}($1, $2) AS taken`, [
    ALMONER,
    key,
  ]);
  return rows[0]?.taken ?? false;
}

async function applicationProcess(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT application_name AS name
       FROM pg_stat_activity JOIN pg_locks USING (pid)
      WHERE locktype = 'advisory' AND granted AND classid = $1 AND objid = $2`,
    [ALMONER, APPLICATION],
  );
  return rows[0]?.name.split(' ').at(-1) ?? 'unknown';
}

/** By PostgreSQL's own word, or by a connection that broke off. */
function isShuttingDown(problem: unknown): boolean {
  if (problem instanceof pg.DatabaseError) return problem.code?.startsWith('57P0') ?? false;
  return !(problem instanceof EmbeddedProblem);
}

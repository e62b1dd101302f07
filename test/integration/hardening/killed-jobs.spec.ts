import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import {
  joinOrStartEmbeddedServer,
  type EmbeddedServer,
} from '../../../src/platform/database/embedded/embedded-server.js';
import { findPostmaster } from '../../../src/platform/database/embedded/postmaster.js';
import { SWEEPS } from '../../../src/platform/queues/queues.jobs.js';
import type { FreshDatabase } from '../../support/fresh-database.js';
import type { Program } from '../../support/program.js';
import { ownRedis, restartableRedis, type OwnRedis } from '../../support/own-redis.js';
import { outcomeOf, type Outcome } from './outcome.js';
import { kindsIn, withToldEvents } from './told-events.js';
import { Workshop } from './workshop.js';

jest.setTimeout(400_000);

/** When they are taken, after their first, second … statement, and when their queue doesn't know yet that they are done. */
const PLACES = [0, 1, 2, 4, 8, 16, -1];
/** How often each thing has happened where many have to do with it. */
const TIMES = 6;
const RESTARTS = 2;
/** What a killed worker had is free again after this. */
const LOCK_MS = 2_500;
const MOST_TURNS = PLACES.length + 4;
/** Nobody waits a minute for the lock of a worker that is gone. */
const QUICKLY = 'quick-locks.mjs';
/** A proof says how things stand: one that was killed is made anew. An event may have happened often. */
const UNCOUNTED = { 'public.outbox': 0, 'public.verification': 0 };

let folder: string;
let server: EmbeddedServer;
let told: FreshDatabase;
let events: readonly string[];
let swept: readonly string[];
/** What comes of it where nobody is killed. */
let untouched: Outcome;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'almoner-killed-'));
  chmodSync(folder, 0o711); // PostgreSQL may run under another account, which has to pass through
  server = await joinOrStartEmbeddedServer({ dataDir: folder, log: () => undefined });
  process.env['TEST_DATABASE_SERVER'] = server.url; // it is restarted here, under nobody else
  told = await withToldEvents();
  events = await kindsIn('consequences.processor.ts');
  swept = await kindsIn('sweeps.processor.ts');
  untouched = await outcomeWith(await ownRedis(), async (shop) => {
    shop.work();
    await sweep(shop);
  });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What comes of what was told in a copy of it, when it is worked so. */
async function outcomeWith(
  redis: Pick<OwnRedis, 'url'> | undefined,
  working: (shop: Workshop) => Promise<void>,
): Promise<Outcome> {
  const shop = await Workshop.on(await told.copy(), redis?.url);
  try {
    await working(shop);
    await shop.untilQuiet();
    const outcome = await outcomeOf(shop.pool);
    await shop.end();
    return outcome;
  } finally {
    await shop.close();
  }
}

/** As the clock does it. */
async function sweep({ queues }: Workshop): Promise<void> {
  const sweeps = queues.find(({ name }) => name === SWEEPS);
  for (const name of swept) await sweeps?.add(name, {}, { attempts: 5 });
}

/** Everything has happened so many times over. */
async function multiply({ pool }: Workshop): Promise<void> {
  const { rowCount } = await pool.query(
    `INSERT INTO outbox (event, payload, added_at)
     SELECT event, payload, added_at FROM outbox, generate_series(2, $1)`,
    [TIMES],
  );
  console.log(`${rowCount ?? 0} events more`);
}

function expectTheSame(outcome: Outcome): void {
  const counted = (one: Outcome): Outcome => ({ ...one, rows: { ...one.rows, ...UNCOUNTED } });
  expect(counted(outcome)).toEqual(counted(untouched));
  console.log(`${outcome.letters.length.toString()} letters, each once, as where nobody is killed`);
}

it('loses nothing and does nothing twice when a worker is killed at each step of every kind of job', async () => {
  const places = new Map<string, string[]>();
  const outcome = await outcomeWith(await ownRedis(), async (shop) => {
    await sweep(shop);
    const ready = (turn: Turn | undefined): Program | undefined =>
      turn &&
      shop.work('kill-at.mjs', {
        KILL_AT: turn.place.toString(),
        ONLY: (turn.only ?? []).join(','),
      });
    const turns: Turn[] = PLACES.map((place) => ({ place }));
    let next = ready(turns[0]);
    for (let turn = 0; turn < turns.length; turn += 1) {
      const worker = next;
      if (!worker) break;
      await worker.saying('ready');
      worker.process.kill('SIGUSR2');
      next = ready(turns[turn + 1]);
      await worker.ended;
      await sleep(LOCK_MS);
      expect([worker.process.signalCode, worker.said()]).toEqual(['SIGKILL', expect.any(String)]);
      for (const [, kind = '', where = ''] of worker.said().matchAll(/^killed (\S+) (\S+)$/gm)) {
        places.set(kind, [...(places.get(kind) ?? []), where]);
      }
      const missed = turn + 1 === turns.length ? turnMissed(places) : undefined;
      if (missed === undefined || turns.length === MOST_TURNS) continue;
      turns.push(missed);
      next = ready(missed);
    }
    shop.work(QUICKLY);
  });
  console.log(tableOf(places));

  expectTheSame(outcome);
  for (const kind of kinds()) {
    expect([kind, [...new Set(places.get(kind))].sort()]).toEqual([kind, EVERYWHERE]);
  }
});

const EVERYWHERE = ['between', 'done', 'taken'];

function kinds(): readonly string[] {
  return [...events, ...swept, 'mail.written', 'scan.asked'];
}

/** Where a worker is killed; `only`: of which kinds one is killed there, of all where it doesn’t say. */
interface Turn {
  readonly place: number;
  readonly only?: readonly string[];
}

/** A turn has not enough connections for every kind, and a busy machine may not come to each: what has still to be killed. */
function turnMissed(places: ReadonlyMap<string, readonly string[]>): Turn | undefined {
  const missed = (where: string): readonly string[] =>
    kinds().filter((kind) => places.get(kind)?.includes(where) !== true);
  const between = missed('between');
  if (between.length > 0) return { place: 1, only: between };
  if (missed('done').length > 0) return { place: -1 };
  return missed('taken').length > 0 ? { place: 0 } : undefined;
}

it.each([2, 4])('does once what %i workers share', async (count) => {
  const outcome = await outcomeWith(await ownRedis(), async (shop) => {
    await multiply(shop);
    for (let worker = 0; worker < count; worker += 1) shop.work(QUICKLY);
    await sweep(shop);
  });

  expectTheSame(outcome);
});

it('loses nothing and does nothing twice when PostgreSQL is restarted in the midst', async () => {
  const outcome = await outcomeWith(await ownRedis(), async (shop) => {
    await multiply(shop);
    for (let worker = 0; worker < 2; worker += 1) shop.work(QUICKLY);
    await sweep(shop);
    for (let restart = 0; restart < RESTARTS; restart += 1) {
      await untilSomeAreHandled(shop);
      const postmaster = await findPostmaster(join(folder, 'database/cluster'));
      if (postmaster) process.kill(postmaster.pid, 'SIGQUIT'); // it drops everything, and is brought back
      await sleep(1_000);
    }
    expect(shop.workers).toBe(2);
  });

  expectTheSame(outcome);
});

it('loses nothing and does nothing twice when Redis is restarted in the midst and has forgotten everything', async () => {
  let redis = await restartableRedis();
  if (redis === undefined) return;
  const { url } = redis;
  try {
    const outcome = await outcomeWith({ url }, async (shop) => {
      await multiply(shop);
      for (let worker = 0; worker < 2; worker += 1) shop.work(QUICKLY);
      await untilSomeAreHandled(shop);
      await redis?.stop();
      await sleep(1_000);
      redis = await restartableRedis(Number(new URL(url).port));
      await shop.untilQuiet();
      await sweep(shop);
    });

    expectTheSame(outcome);
  } finally {
    await redis.stop();
  }
});

/** So that it is in the midst of something, and has further to go. */
async function untilSomeAreHandled({ pool }: Workshop): Promise<void> {
  const count = async (): Promise<number> => {
    const { rows } = await pool.query<{ count: number }>(
      'SELECT count(*)::integer AS count FROM outbox WHERE handled_at IS NOT NULL',
    );
    return rows[0]?.count ?? 0;
  };
  const before = await count().catch(() => 0);
  const deadline = Date.now() + 60_000;
  while ((await count().catch(() => 0)) < before + 100) {
    if (Date.now() > deadline) throw new Error('Nothing is being handled');
    await sleep(50);
  }
}

function tableOf(places: ReadonlyMap<string, readonly string[]>): string {
  const count = (all: readonly string[], where: string): string =>
    all
      .filter((one) => one === where)
      .length.toString()
      .padStart(8);
  const lines = [...places]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(
      ([kind, all]) =>
        `${kind.padEnd(32)}${count(all, 'taken')}${count(all, 'between')}${count(all, 'done')}`,
    );
  return [`${'killed'.padEnd(32)}   taken between    done`, ...lines].join('\n');
}

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDataSource } from '../../src/data-source.js';
import { readSettings } from '../../src/platform/config/settings.js';
import { openLetterbox, type Letterbox } from '../../test/support/letterbox.js';
import { run, type Program } from '../../test/support/program.js';
import { freePort } from '../free-port.js';
import type { Applying } from './applicant.js';
import type { Driven, Driving, Orders } from './driver.js';
import { latenciesOf, type Latencies } from './latencies.js';
import { lossesOf } from './losses.queries.js';
import { setTheStage } from './stage.js';
import { untilReady } from './until-ready.js';

const GOAL_P99_MS = 1_000;
const FLAT_OUT_MS = 10_000;
/** So long the bare page is looked at, at the rate of those who apply. */
const LOOKING_MS = 60_000;
const CLIENTS = 16;
const PATIENCE_MS = 120_000;
const SECRETS = {
  SESSION_SECRET: 'a secret that only the bench knows, long enough',
  ENCRYPTION_KEY: 'a key that only the bench knows, long enough',
};

type Settings = Record<string, string>;

/**
 * The last ten minutes before a deadline, or the same pressed into fewer seconds: so many applicants save and
 * submit, by HTTP from a process of their own, at the built programs on a database of their own. Beside it
 * a page that is only rendered, asked for as often and at such moments. Then everything that was
 * acknowledged is looked for in the database.
 */
export async function benchApplying(url: string, count: number, seconds: number): Promise<void> {
  const letterbox = await openLetterbox();
  const port = await freePort();
  const settings: Settings = {
    ...SECRETS,
    PORT: port.toString(),
    DATABASE_URL: url,
    SMTP_URL: letterbox.url,
    LOG_LEVEL: 'error',
  };
  const applicants = await setTheStage(readSettings(settings), url, count);
  const programs = ['main', 'worker'].map((name) => run(name, [], settings));
  try {
    const house = `http://127.0.0.1:${port}`;
    await untilReady(`${house}/health/ready`);
    await measure({ url, house, seconds, settings, applicants, letterbox });
  } finally {
    for (const program of programs) await end(program);
    await letterbox.close();
  }
}

interface Bench {
  readonly url: string;
  readonly house: string;
  readonly seconds: number;
  readonly settings: Settings;
  readonly applicants: readonly Applying[];
  readonly letterbox: Letterbox;
}

async function measure(bench: Bench): Promise<void> {
  const { url, house, seconds, applicants } = bench;
  const barePort = await freePort();
  const [first] = applicants;
  const bare = run(
    '../bench/applying/bare-page',
    [first?.applicationId ?? '', first?.organisationId ?? ''],
    { ...bench.settings, PORT: barePort.toString() },
  );
  const barePage = `http://127.0.0.1:${barePort}`;
  try {
    await bare.saying('ready');
    const flatOut = {
      act: 'flat out',
      lengthMs: FLAT_OUT_MS,
      applicants,
      clients: CLIENTS,
    } as const;
    const ours = await drive({ ...flatOut, url: house, path: undefined });
    const theirs = await drive({ ...flatOut, url: barePage, path: '/' });

    await closeRoundsIn(url, seconds + 15);
    const lengthMs = seconds * 1000;
    const applied = await drive({ act: 'apply', url: house, lengthMs, applicants });
    const lookingMs = Math.min(lengthMs, LOOKING_MS);
    const times = Math.ceil((applied.timed.length / applicants.length) * (lookingMs / lengthMs));
    const looked = await drive({
      act: 'look',
      url: barePage,
      path: '/',
      lengthMs: lookingMs,
      applicants,
      times,
    });

    print(applied, looked, applicants.length, seconds);
    printFlatOut(ours, theirs);
    await judge(bench, applied);
  } finally {
    await end(bare);
  }
}

/** The deadline is as near as the applicants behave. */
async function closeRoundsIn(url: string, seconds: number): Promise<void> {
  const db = await createDataSource(url).initialize();
  await db.query(
    `UPDATE round SET closes_at = now() + make_interval(secs => $1) WHERE closes_at > now()`,
    [seconds],
  );
  await db.destroy();
}

/** In a process of its own. */
async function drive(order: Orders): Promise<Driven> {
  const folder = mkdtempSync(join(tmpdir(), 'almoner-bench-'));
  const resultFile = join(folder, 'result.json');
  try {
    const ordersFile = join(folder, 'orders.json');
    writeFileSync(ordersFile, JSON.stringify({ ...order, resultFile } satisfies Driving));
    const driver = run('../bench/applying/driver', [ordersFile], {});
    if ((await driver.ended) !== 0) throw new Error(`The driver failed: ${driver.said()}`);
    return JSON.parse(readFileSync(resultFile, 'utf8')) as Driven;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function print(applied: Driven, looked: Driven, count: number, seconds: number): void {
  console.log(
    `\n${count} applicants in ${seconds} seconds, half of them submit in the last ${(seconds / 16).toFixed(1)}\n`,
  );
  console.log(row('', ['requests', 'a second', 'p50 ms', 'p95 ms', 'p99 ms', 'slowest']));
  for (const what of new Set(applied.timed.map((one) => one.what))) {
    printLatencies(what, latencies(applied, what));
  }
  const all = latencies(applied);
  const bare = latencies(looked);
  printLatencies('all', all);
  printLatencies('a bare page', bare);
  const ratios = [all.p50 / bare.p50, all.p95 / bare.p95, all.p99 / bare.p99];
  console.log(row('ratio', ['', '', ...ratios.map((ratio) => ratio.toFixed(1)), '']));
  const isMet = all.p99 < GOAL_P99_MS;
  console.log(
    `\np99 ${all.p99.toFixed(0)} ms, goal under ${GOAL_P99_MS}${isMet ? '' : ', MISSED'}`,
  );
  if (!isMet) process.exitCode = 1;
}

function printFlatOut(ours: Driven, theirs: Driven): void {
  const [our, their] = [latencies(ours), latencies(theirs)];
  console.log(
    `${CLIENTS} clients as fast as they can: a section ${our.rate.toFixed(0)} a second, the bare page ${their.rate.toFixed(0)}, ratio ${(their.rate / our.rate).toFixed(1)}`,
  );
}

function latencies({ timed, tookMs }: Driven, what?: string): Latencies {
  const some = what === undefined ? timed : timed.filter((one) => one.what === what);
  return latenciesOf(
    some.map(({ ms }) => ms),
    tookMs,
  );
}

function printLatencies(what: string, { count, rate, p50, p95, p99, slowest }: Latencies): void {
  const ms = [p50, p95, p99, slowest].map((time) => time.toFixed(0));
  console.log(row(what, [count.toLocaleString('en-GB'), rate.toFixed(1), ...ms]));
}

function row(what: string, cells: readonly string[]): string {
  return `${what.padEnd(12)}${cells.map((cell) => cell.padStart(10)).join('')}`;
}

/** Says what is lost or doubled, and what was answered that should not be. */
async function judge({ url, applicants, letterbox }: Bench, applied: Driven): Promise<void> {
  const failed = applied.timed.filter(({ status }) => status >= 400);
  const db = await createDataSource(url).initialize();
  const losses = [...(await lossesOf(db, applied.acknowledged))];
  await db.destroy();
  losses.push(...(await lettersMissing(letterbox, applicants.length)));
  for (const { what, status } of failed.slice(0, 10)) losses.push(`${what} answered ${status}`);
  console.log(
    `${applied.acknowledged.length} applications acknowledged, ${failed.length} answers of 4xx or 5xx; ` +
      (losses.length === 0 ? 'nothing lost, nothing doubled' : `${losses.length} things are wrong`),
  );
  for (const loss of losses.slice(0, 20)) console.log(`  ${loss}`);
  if (losses.length > 0) process.exitCode = 1;
}

/** One receipt to each, once the queue has got round to it. */
async function lettersMissing(letterbox: Letterbox, count: number): Promise<readonly string[]> {
  const own = (): string[] =>
    letterbox.messages.map(({ to }) => to).filter((to) => to.startsWith('applicant-'));
  const until = Date.now() + PATIENCE_MS;
  while (own().length < count && Date.now() < until) {
    await new Promise((resume) => setTimeout(resume, 200));
  }
  const [all, different] = [own().length, new Set(own()).size];
  return all === count && different === count
    ? []
    : [`${all} receipts to ${different} of ${count} applicants`];
}

async function end(program: Program): Promise<void> {
  program.process.kill('SIGINT');
  await program.ended;
}

import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare } from '../prepare.mjs';
import { findProgram, installPackage } from './support/debian.mjs';
import { startPostgres15 } from './support/postgres-15.mjs';
import { startRedis } from './support/redis-server.mjs';
import { runJest } from './support/run-jest.mjs';

/*
 * npm test. First everything, on PostgreSQL 18 with the queues in it; then, on PostgreSQL 15 with the
 * queues on Redis, what would notice: every page of the demonstration, the stories, the ledger, the
 * queues and the mail. With arguments, which go to Jest, only the first. TEST_DATABASE_SERVER names
 * another server to run both on.
 */
const WOULD_NOTICE =
  'test/(architecture|stories|integration/(ledger|platform|people|places|correspondence|proof|upkeep|hardening/(killed|connections)))';

prepare();
const folder = mkdtempSync(join(tmpdir(), 'almoner-test-'));
chmodSync(folder, 0o711); // PostgreSQL may run under another account, which has to pass through
const toStop = [];
const results = [];
process.on('SIGINT', () => undefined); // Jest hears it too and ends; we tidy up after it

// Bookkeeping programs that others wrote, which compute our balances again from our export.
if (findProgram('hledger') === undefined) installPackage('hledger');
if (findProgram('bean-check') === undefined) installPackage('beancount');

try {
  const given = process.env.TEST_DATABASE_SERVER;
  const newest = given ?? (await started(startNewest()));
  await pass({ TEST_DATABASE_SERVER: newest }, process.argv.slice(2));
  if (process.argv.length === 2) await onTheOthers(given, newest);
} finally {
  for (const stop of toStop.reverse()) await stop();
  rmSync(folder, { recursive: true, force: true });
}
report();

async function onTheOthers(given, newest) {
  const redis = await started(startRedis());
  const oldest = given ?? (await started(startPostgres15(folder)));
  if (redis === undefined) {
    const isDemanded = process.env.CI === 'true';
    console.log(
      'Redis queues not tried: no redis-server on PATH, and Debian’s cannot be installed.',
    );
    results.push({ passed: 0, failed: isDemanded ? 1 : 0, isGreen: !isDemanded });
  }
  if (oldest === undefined) {
    console.log('PostgreSQL 15 not tried: Debian’s postgresql-15 cannot be installed here.');
  }
  if (redis === undefined && oldest === undefined) return;
  console.log('\nOnce more, on the other queues and the oldest PostgreSQL there is here.');
  await pass(
    {
      TEST_DATABASE_SERVER: oldest ?? newest,
      ...(redis && { QUEUE_BACKEND: 'redis', TEST_REDIS_URL: redis }),
    },
    [WOULD_NOTICE, '--selectProjects', 'integration', '--testPathIgnorePatterns', 'embedded'],
  );
}

async function startNewest() {
  const launcher = '../dist/src/platform/database/embedded/embedded-server.js'; // built by prepare()
  const { joinOrStartEmbeddedServer } = await import(launcher);
  return joinOrStartEmbeddedServer({ dataDir: folder, log: console.log, isThrowaway: true });
}

async function started(starting) {
  const server = await starting;
  if (server !== undefined) toStop.push(() => server.stop());
  return server?.url;
}

async function pass(env, jestArgs) {
  results.push(await runJest(folder, env, jestArgs));
}

function report() {
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(passed > 0 && results.every((result) => result.isGreen) ? 0 : 1);
}

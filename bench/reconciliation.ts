import { createHmac, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DataSource } from 'typeorm';
import { AppModule } from '../src/app.module.js';
import { Clock } from '../src/kernel/clock.js';
import { Settings } from '../src/platform/config/settings.js';
import { dress } from '../src/platform/web/dress.js';
import { BankLines } from '../src/reconciliation/bank-lines.queries.js';
import { CertainMatches } from '../src/reconciliation/certain-matches/certain-matches.queries.js';
import { CertainAcceptance } from '../src/reconciliation/certain-matches/certain-matches.service.js';
import { StatementImport } from '../src/reconciliation/statement-import/statement-import.service.js';
import { onFreshServer } from './fresh-server.js';
import { manyLines, type ManyLines } from './many-lines.js';

const COUNTS = [10_000, 30_000, 100_000];
const GOAL_SECONDS = 60;
const GOAL_RATIO = 1.3;
const SECRET = 'a secret that only the bench knows, long enough';

interface Measured {
  readonly count: number;
  readonly seconds: number;
}

/**
 * Prints how long it takes to import a statement of many lines and to match them with as many open
 * items, whether that grows in proportion, and how quick the pages are beside so many.
 */
export async function benchReconciliation(counts: readonly number[] = COUNTS): Promise<void> {
  const measured: Measured[] = [];
  for (const count of counts) {
    await onFreshServer(async (url) => {
      measured.push({ count, seconds: await measure(url, count) });
    });
  }
  const [first, last] = [measured[0], measured.at(-1)];
  if (!first || !last) return;
  const ratio = last.seconds / last.count / (first.seconds / first.count);
  console.log(
    `\ntime for a line, at ${grouped(last.count)} : at ${grouped(first.count)}   ${ratio.toFixed(2)}  ` +
      `goal at most ${GOAL_RATIO}${ratio <= GOAL_RATIO ? '' : ', MISSED'}`,
  );
  console.log(
    `import and matching of ${grouped(last.count)}   ${last.seconds.toFixed(1)} s  ` +
      `goal under ${GOAL_SECONDS} s for 100,000${last.seconds < GOAL_SECONDS ? '' : ', MISSED'}`,
  );
}

async function measure(url: string, count: number): Promise<number> {
  const app = await open(url);
  try {
    const many = await manyLines(app, count, app.get(Clock).today());
    console.log(`\n${grouped(count)} lines, ${grouped(count)} open items`);

    const importing = await timed('import', count, () =>
      app.get(StatementImport).import({
        bankAccountId: many.bankAccountId,
        fileName: 'many.csv',
        bytes: many.statement,
        by: many.by,
      }),
    );
    await app.get(DataSource).query('ANALYZE');
    await pages('before matching', app, many);
    const matching = await timed('matching', count, () => match(app, many));
    await pages('after matching', app, many);
    return importing + matching;
  } finally {
    await app.close();
  }
}

/** As a person does who looks at the certain matches and accepts them all. */
async function match(app: NestExpressApplication, many: ManyLines): Promise<void> {
  const { digest } = await app.get(CertainMatches).of(many.bankAccountId);
  const { matched, refused } = await app
    .get(CertainAcceptance)
    .accept(many.bankAccountId, digest, many.by);
  const counts = await app.get(BankLines).counts(many.bankAccountId);
  if (matched !== many.certain || counts.matched !== many.certain || refused.length > 0) {
    throw new Error(`${matched} of ${many.certain} are matched: ${refused.slice(0, 3).join('; ')}`);
  }
}

async function timed(what: string, count: number, work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  const seconds = (performance.now() - started) / 1_000;
  const peak = process.resourceUsage().maxRSS / 1_024;
  console.log(
    `  ${what.padEnd(10)} ${seconds.toFixed(1).padStart(7)} s ${(count / seconds).toFixed(0).padStart(8)} lines a second` +
      `   peak ${peak.toFixed(0)} MB`,
  );
  return seconds;
}

/** Each page once to warm it up and three times for the middle one, over HTTP. */
async function pages(when: string, app: NestExpressApplication, many: ManyLines): Promise<void> {
  const { port } = app.getHttpServer().address() as AddressInfo;
  const headers = { cookie: await cookieOf(app, many.by) };
  const [line] = await app.get(DataSource).query<{ id: string; statementId: string }[]>(
    `SELECT l.id, l.statement_id AS "statementId" FROM bank_line l JOIN bank_line_standing s ON s.bank_line_id = l.id
      WHERE s.state = 'pending' ORDER BY l.booked_on DESC, l.id LIMIT 1`,
  );
  const account = `/bank/${many.bankAccountId}`;
  const addresses = {
    'the bank': '/bank',
    'unmatched lines': account,
    'unmatched lines, the last page': `${account}?page=999999`,
    'matched lines': `${account}?lines=matched`,
    'certain matches': `${account}/certain-matches`,
    'the statement': `/bank/statements/${line?.statementId ?? ''}`,
    'a line and what it may be': `/bank/lines/${line?.id ?? ''}`,
    'the month': `/reconciliations/${many.month.slice(0, 7)}`,
  };
  console.log(`  pages ${when}, milliseconds`);
  for (const [name, address] of Object.entries(addresses)) {
    const times: number[] = [];
    let size = 0;
    for (let turn = 0; turn < 4; turn += 1) {
      const started = performance.now();
      const answer = await fetch(`http://127.0.0.1:${port}${address}`, {
        headers,
        redirect: 'manual',
      });
      size = (await answer.arrayBuffer()).byteLength;
      if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`);
      times.push(performance.now() - started);
    }
    const [, middle = NaN] = times.slice(1).sort((a, b) => a - b);
    console.log(
      `    ${name.padEnd(34)} ${middle.toFixed(0).padStart(6)}   ${(size / 1_024).toFixed(0)} KB`,
    );
  }
}

async function cookieOf(app: NestExpressApplication, personId: string): Promise<string> {
  const sid = randomUUID();
  const session = {
    cookie: { originalMaxAge: 3_600_000, httpOnly: true, path: '/' },
    personId,
    hasSecondFactor: true,
    signedInAt: new Date().toISOString(),
  };
  await app
    .get(DataSource)
    .query(`INSERT INTO session (sid, sess, expire) VALUES ($1, $2, now() + interval '1 day')`, [
      sid,
      session,
    ]);
  const signature = createHmac('sha256', SECRET).update(sid).digest('base64').replace(/=+$/, '');
  return `almoner=${encodeURIComponent(`s:${sid}.${signature}`)}`;
}

async function open(url: string): Promise<NestExpressApplication> {
  const settings = new Settings(
    0,
    'http://localhost',
    '/nowhere',
    url,
    undefined,
    undefined,
    SECRET,
    'silent',
    'a key that only the bench knows, long enough',
  );
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.for(settings, url, false),
    { logger: false, bodyParser: false, forceCloseConnections: true },
  );
  dress(app);
  await app.listen(0, '127.0.0.1');
  return app;
}

function grouped(count: number): string {
  return count.toLocaleString('en-GB');
}

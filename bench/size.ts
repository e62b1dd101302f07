import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { createDataSource, dataSourceOptions } from '../src/data-source.js';
import { Journal } from '../src/ledger/journal.service.js';
import { FundMovements } from '../src/ledger/statement.queries.js';
import { Verification } from '../src/ledger/verify.service.js';
import { Transactions } from '../src/platform/database/transactions.service.js';
import { compare, type Contender } from './measure.js';

const SMALL = 10_000;
const AT_A_TIME = 5_000;
const INSTALMENTS = 24;
const FLAT = 1.2;
const STATEMENT_MS = 100;

/** A ledger whose one fund has so many postings over twenty years, beside one with few: what grows with the history? */
export async function benchSize(url: string, postings: number): Promise<void> {
  const [small, large] = [await grow(url, SMALL), await grow(url, postings)];
  try {
    await comparePosting(small, large);
    await readStatements(large);
    for (const ledger of [small, large]) await verify(ledger);
  } finally {
    await small.database.destroy();
    await large.database.destroy();
  }
}

interface Grown {
  readonly name: string;
  readonly database: DataSource;
  readonly fundId: string;
  readonly bankAccountId: string;
}

/** By plain INSERTs, so that every posting passes every guard. An award is paid in 24 instalments. */
async function grow(server: string, postings: number): Promise<Grown> {
  const name = `size_${postings.toString()}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = name;
  const migrated = await createDataSource(url.href).initialize();
  await migrated.runMigrations();
  await migrated.destroy();
  const options = dataSourceOptions(url.href);
  const database = await new DataSource({
    ...options,
    extra: { ...(options.extra as object), max: 16 },
  }).initialize();

  const [fundId, bankAccountId, journal] = [randomUUID(), randomUUID(), new Journal()];
  await new Transactions(database).run(async (tx) => {
    await journal.openBankAccount(tx, { bankAccountId, code: 'main' });
    await journal.openFund(tx, { fundId, code: 'grown' });
    await journal.post(tx, {
      ...{ source: 'opening', effectiveOn: '2006-01-01', narrative: 'Opening', postedBy: 'system' },
      movements: [
        { kind: 'opening-balance', fundId, bankAccountId, amountPence: 100_000_000_000n },
      ],
    });
  });
  const startedAt = performance.now();
  for (let from = 0; from < postings; from += AT_A_TIME) {
    const to = Math.min(from + AT_A_TIME, postings);
    await database.query(COMMITMENTS, [from, to, fundId]);
    await database.query(POSTINGS, [from, to, postings, fundId, bankAccountId]);
    if (to % 500_000 === 0) console.log(`  ${count(to)} of ${count(postings)} posted`);
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  console.log(
    `${count(postings)} postings in ${seconds.toFixed(0)} s: ${count(Math.round(postings / seconds))} a second in batches of ${count(AT_A_TIME)}`,
  );
  await database.query('VACUUM ANALYZE');
  return { name: `${count(postings)} postings`, database, fundId, bankAccountId };
}

const LIFE = 1 + 2 * INSTALMENTS;
const AWARD = `md5('award/' || at / ${LIFE.toString()})::uuid`;

const COMMITMENTS = `
  INSERT INTO ledger.commitment (commitment_id, fund_id, code)
    SELECT ${AWARD}, $3, 'A-' || at / ${LIFE.toString()} FROM generate_series($1::int, $2::int - 1) AS at
    WHERE at % ${LIFE.toString()} = 0`;

const POSTINGS = `
  INSERT INTO ledger.posting (source, seq, movements, effective_on, narrative, posted_by, kind, fund_id, pence, commitment_id, bank_account_id)
    SELECT 'grown/' || at, 1, 1, date '2006-01-01' + (at::bigint * 7300 / $3::int)::int, 'An award, or a payment on it', 'system',
      step.kind, $4::uuid, CASE step.kind WHEN 'award' THEN ${INSTALMENTS.toString()} ELSE 1 END, ${AWARD},
      CASE step.kind WHEN 'payment-cleared' THEN $5::uuid END
    FROM generate_series($1::int, $2::int - 1) AS at
    CROSS JOIN LATERAL (SELECT CASE WHEN at % ${LIFE.toString()} = 0 THEN 'award'
      WHEN at % ${LIFE.toString()} % 2 = 1 THEN 'payment-sent' ELSE 'payment-cleared' END AS kind) AS step
    ORDER BY at`;

async function comparePosting(small: Grown, large: Grown): Promise<void> {
  for (const clients of [1, 8]) {
    const rates = await compare([posting(small), posting(large)], clients, {
      repetitions: 7,
      ms: 2_000,
    });
    const [few, many] = [rates.get(small.name) ?? NaN, rates.get(large.name) ?? NaN];
    const slower = few / many;
    console.log(
      `Journal.post, one fund, ${clients.toString()} at once: ${few.toFixed(0)} a second on ${small.name}, ${many.toFixed(0)} on ${large.name}: ` +
        `${slower.toFixed(2)} times as slow, goal ${FLAT.toString()}${slower <= FLAT ? '' : ', MISSED'}`,
    );
  }
}

function posting({ name, database, fundId, bankAccountId }: Grown): Contender {
  const [transactions, journal] = [new Transactions(database), new Journal()];
  return {
    name,
    act: (client, turn) =>
      transactions.run((tx) =>
        journal.post(tx, {
          source: `bench/${client.toString()}/${turn.toString()}`,
          effectiveOn: '2026-11-23',
          narrative: 'First tranche',
          postedBy: 'system',
          movements: [{ kind: 'receipt', fundId, bankAccountId, amountPence: 1n }],
        }),
      ),
  };
}

/** The last year, the whole history, and both as known half the history ago. */
async function readStatements({ database, fundId }: Grown): Promise<void> {
  const statements = new FundMovements(database);
  const [row] = await database.query<{ version: string }[]>(
    'SELECT version / 2 AS version FROM ledger.fund_balance WHERE fund_id = $1',
    [fundId],
  );
  const half = BigInt(row?.version ?? 0);
  for (const [from, version] of [
    ['2026-01-01', undefined],
    ['2006-01-01', undefined],
    ['2006-01-01', half],
  ] as const) {
    const times: number[] = [];
    for (let repetition = 0; repetition < 9; repetition++) {
      const startedAt = performance.now();
      await statements.between(fundId, from, '2026-12-31', version);
      times.push(performance.now() - startedAt);
    }
    const ms = times.sort((one, other) => one - other)[4] ?? NaN;
    const asKnown = version === undefined ? 'as known now' : 'as known half the history ago';
    console.log(
      `Statement ${from} to 2026-12-31, ${asKnown}: ${ms.toFixed(1)} ms, goal ${STATEMENT_MS.toString()}${ms <= STATEMENT_MS ? '' : ', MISSED'}`,
    );
  }
}

async function verify({ name, database }: Grown): Promise<void> {
  global.gc?.();
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 100);
  const startedAt = performance.now();
  const { checkedPostings, problems } = await new Verification(database).run();
  clearInterval(watch);
  const seconds = (performance.now() - startedAt) / 1_000;
  console.log(
    `Verification, ${name}: ${seconds.toFixed(1)} s, ${count(Math.round(checkedPostings / seconds))} postings a second; ` +
      `memory ${megabytes(before)} before, ${megabytes(most)} at most; ${count(problems.length)} problems`,
  );
  if (problems.length > 0) process.exitCode = 1;
}

async function onServer(url: string, sql: string): Promise<void> {
  const server = await createDataSource(url).initialize();
  await server.query(sql);
  await server.destroy();
}

function count(number: number): string {
  return number.toLocaleString('en-GB');
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(0)} MB`;
}

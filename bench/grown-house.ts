import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DataSource } from 'typeorm';
import { AppModule } from '../src/app.module.js';
import { createDataSource } from '../src/data-source.js';
import { SystemClock } from '../src/kernel/clock.js';
import { Settings } from '../src/platform/config/settings.js';
import { dress } from '../src/platform/web/dress.js';
import { standardForm } from '../src/rounds/standard-form.js';
import { Visitor } from '../test/support/visitor.js';

const SECRET = 'a secret that only the bench knows, long enough';
/** One organisation has applied in so many rounds. */
const ROUNDS = 40;
/** One transaction's versions of a tally can't be tidied before it ends: few at a time, as in life. */
const AT_A_TIME = 500;

/** Almoner's pages over a database with so many applications in one round. */
export interface GrownHouse {
  readonly url: string;
  readonly slug: string;
  /** The reference half-way down the round's list. */
  readonly middle: string;
  readonly coordinator: string;
  readonly contact: string;
  as(personId: string): Promise<Visitor>;
  /** What PostgreSQL does for the slowest statement behind a page. */
  slowestPlan(visitor: Visitor, path: string): Promise<string>;
  close(): Promise<void>;
}

export async function openGrownHouse(server: string, applications: number): Promise<GrownHouse> {
  const url = await grownDatabase(server, applications);
  const settings = new Settings(
    ...([0, 'http://localhost', '/nowhere', url.href, undefined, 'smtp://localhost:1'] as const),
    ...([SECRET, 'silent', 'a key that only the bench knows, long enough'] as const),
  );
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.for(settings, url.href, false),
    { bodyParser: false, forceCloseConnections: true, logger: false, abortOnError: false },
  );
  dress(app);
  await app.listen(0, '127.0.0.1');
  const db = app.get(DataSource);
  const { port } = app.getHttpServer().address() as AddressInfo;
  const address = `http://127.0.0.1:${port}`;
  const one = async (sql: string): Promise<string> =>
    (await db.query<{ found: string }[]>(sql))[0]?.found ?? '';
  return {
    url: address,
    slug: 'grown',
    middle: await one(
      `SELECT reference AS found FROM application JOIN round r ON r.id = round_id WHERE r.slug = 'grown'
        ORDER BY reference OFFSET ${Math.floor(applications / 2)} LIMIT 1`,
    ),
    coordinator: await one(
      `SELECT id AS found FROM person WHERE email = 'coordinator@example.org'`,
    ),
    contact: await one(`SELECT id AS found FROM person WHERE email = 'contact@example.org'`),
    as: (personId) => Visitor.signedIn(address, db, personId, SECRET, new SystemClock()),
    slowestPlan: (visitor, path) => slowestPlan(db, () => visitor.get(path)),
    close: () => app.close(),
  };
}

/** By plain INSERTs, so that every row passes every guard and is tallied. */
async function grownDatabase(server: string, applications: number): Promise<URL> {
  const name = `lists_${applications}`;
  const maintenance = await createDataSource(server).initialize();
  await maintenance.query(`CREATE DATABASE ${name}`);
  await maintenance.destroy();
  const url = new URL(server);
  url.pathname = name;
  const database = await createDataSource(url.href).initialize();
  await database.runMigrations();
  const startedAt = performance.now();
  await database.query(PEOPLE);
  await database.query(ROUNDS_AND_PANEL, [standardForm, ROUNDS]);
  await database.query(ORGANISATIONS, [applications]);
  for (let from = 0; from < applications; from += AT_A_TIME) {
    await database.query(APPLICATIONS, [from, from + AT_A_TIME]);
  }
  await database.query(OWN_APPLICATIONS);
  await database.query(CONTACT);
  await database.query('VACUUM ANALYZE');
  await database.destroy();
  const seconds = (performance.now() - startedAt) / 1_000;
  console.log(
    `${applications.toLocaleString('en-GB')} applications written in ${seconds.toFixed(1)} s`,
  );
  return url;
}

const PEOPLE = `
  INSERT INTO person (name, email, created_at) VALUES
    ('Cora Coordinator', 'coordinator@example.org', now()), ('Wyn Contact', 'contact@example.org', now());
  INSERT INTO person_role (person_id, role, granted_at)
    SELECT id, 'coordinator', now() FROM person WHERE email = 'coordinator@example.org'`;

const ROUNDS_AND_PANEL = `
  WITH panel AS (INSERT INTO panel (name, parent_body) VALUES ('Panel', 'Group') RETURNING id),
  opened AS (INSERT INTO round (slug, title, summary, panel_id, opens_at, closes_at, score_by, smallest_pence, largest_pence,
                     return_months, opened_at, opened_by)
    SELECT CASE n WHEN 0 THEN 'grown' ELSE 'round-' || n END, 'Round ' || n, 'Warm places', panel.id,
           now() - interval '20 days', now() + (n - 20) * interval '12 hours', '2030-01-01', 50000, 1000000,
           '{6}', now(), p.id
      FROM generate_series(0, $2::int) n, panel, person p WHERE p.email = 'coordinator@example.org'
    RETURNING id, opened_by)
  INSERT INTO round_form (round_id, version, definition, revision, edited_at, edited_by, published_at, published_by)
    SELECT id, 1, $1::jsonb, 0, now(), opened_by, now(), opened_by FROM opened`;

const ORGANISATIONS = `
  INSERT INTO organisation (name, legal_form, postcode, purpose, registered_at, registered_by)
    SELECT 'Organisation ' || n, 'unincorporated-group', 'CO7 9AA', 'Lunch', now(), p.id
      FROM generate_series(1, $1::int) n, person p WHERE p.email = 'coordinator@example.org'`;

const COLUMNS = `(reference, round_id, organisation_id, status, title, requested_pence, answers, version,
  started_at, started_by, saved_at, saved_by, submitted_at, submitted_by)`;

const APPLICATIONS = `
  INSERT INTO application ${COLUMNS}
    SELECT 'OC-2026-' || to_char(n, 'FM000000'), r.id, o.id,
           ('{draft,submitted,submitted,awarded,declined}'::text[])[1 + n % 5], 'Project ' || n, 1000 * (1 + n % 500),
           jsonb_build_object('summary', repeat('Lunch together. ', 40)), 1, now(), p.id, now(), p.id,
           CASE n % 5 WHEN 0 THEN NULL ELSE now() END, CASE n % 5 WHEN 0 THEN NULL ELSE p.id END
      FROM (SELECT id, substr(name, 14)::int AS n FROM organisation) o, round r, person p
     WHERE r.slug = 'grown' AND p.email = 'coordinator@example.org' AND n > $1::int AND n <= $2::int`;

const OWN_APPLICATIONS = `
  INSERT INTO application ${COLUMNS}
    SELECT 'OC-2025-' || to_char(row_number() OVER (), 'FM000000'), r.id, o.id, 'submitted', 'Own project', 50000, '{}', 1,
           now(), p.id, now(), p.id, now(), p.id
      FROM round r, person p, (SELECT id FROM organisation ORDER BY id LIMIT 1) o
     WHERE r.slug <> 'grown' AND p.email = 'contact@example.org'`;

const CONTACT = `
  INSERT INTO person_role (person_id, role, subject_id, capacity, granted_at)
    SELECT p.id, 'contact', (SELECT id FROM organisation ORDER BY id LIMIT 1), 'lead', now()
      FROM person p WHERE p.email = 'contact@example.org'`;

async function slowestPlan(db: DataSource, act: () => Promise<unknown>): Promise<string> {
  const asked: { readonly sql: string; readonly values: unknown[]; readonly ms: number }[] = [];
  const createQueryRunner = db.createQueryRunner.bind(db);
  db.createQueryRunner = (mode) => {
    const runner = createQueryRunner(mode);
    const query = runner.query.bind(runner);
    runner.query = (async (...sent: Parameters<typeof query>) => {
      const startedAt = performance.now();
      const answer: unknown = await query(...sent);
      asked.push({
        sql: sent[0],
        values: (sent[1] as unknown[] | undefined) ?? [],
        ms: performance.now() - startedAt,
      });
      return answer;
    }) as typeof query;
    return runner;
  };
  try {
    await act();
  } finally {
    db.createQueryRunner = createQueryRunner;
  }
  const [slowest] = asked
    .filter(({ sql }) => /^\s*(SELECT|WITH)/i.test(sql))
    .sort((one, other) => other.ms - one.ms);
  if (!slowest) return 'It asks the database nothing.';
  const plan = await db.query<Record<'QUERY PLAN', string>[]>(
    `EXPLAIN (ANALYZE, BUFFERS) ${slowest.sql}`,
    slowest.values,
  );
  return [slowest.sql, ...plan.map((line) => `  ${line['QUERY PLAN']}`)].join('\n');
}

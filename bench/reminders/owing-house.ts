import { Test } from '@nestjs/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DataSource } from 'typeorm';
import { AppModule } from '../../src/app.module.js';
import { createDataSource } from '../../src/data-source.js';
import { Clock } from '../../src/kernel/clock.js';
import { Settings } from '../../src/platform/config/settings.js';
import { SetClock } from '../../test/support/set-clock.js';

const SECRET = 'a secret that only the bench knows, long enough';

/** Ten in the morning of a Tuesday. */
const NOW = '2026-12-01T10:00:00Z';
/** Each award owes so many returns. */
const RETURNS = 10;
/** One transaction's versions of a tally can't be tidied before it ends: few at a time, as in life. */
const AT_A_TIME = 5_000;

/** Almoner, its queues worked in this process, over so many returns owed in years to come and so many that are due. */
export interface OwingHouse {
  readonly url: string;
  readonly db: DataSource;
  readonly clock: SetClock;
  get<T>(service: abstract new (...args: never[]) => T): T;
  close(): Promise<void>;
}

export async function openOwingHouse(
  server: string,
  future: number,
  due: number,
): Promise<OwingHouse> {
  const url = await owingDatabase(server, future, due);
  const settings = new Settings(
    ...([0, 'http://localhost', '/nowhere', url, process.env['REDIS_URL'], undefined] as const),
    ...([SECRET, 'silent', 'a key that only the bench knows, long enough'] as const),
  );
  const clock = new SetClock(NOW);
  const built = await Test.createTestingModule({ imports: [AppModule.for(settings, url, true)] })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  const app = built.createNestApplication<NestExpressApplication>({ logger: false });
  app.useLogger(false);
  await app.init();
  return {
    ...{ url, clock, db: app.get(DataSource) },
    get: (service) => app.get(service, { strict: false }),
    close: () => app.close(),
  };
}

/** By plain INSERTs, so that every row passes every guard. */
async function owingDatabase(server: string, future: number, due: number): Promise<string> {
  const name = `owing_${future}`;
  const maintenance = await createDataSource(server).initialize();
  await maintenance.query(`CREATE DATABASE ${name}`);
  await maintenance.destroy();
  const url = new URL(server);
  url.pathname = name;
  const database = await createDataSource(url.href).initialize();
  await database.runMigrations();
  const startedAt = performance.now();
  const awards = Math.ceil((future + due) / RETURNS);
  await database.query(AROUND);
  for (let from = 0; from < awards; from += AT_A_TIME) {
    await database.query(AWARDS, [from, Math.min(from + AT_A_TIME, awards) - 1]);
  }
  await database.query(OWED, [future + due, due, RETURNS]);
  await database.query('VACUUM ANALYZE');
  await database.destroy();
  const seconds = (performance.now() - startedAt) / 1_000;
  console.log(
    `${future.toLocaleString('en-GB')} returns owed later, ${due.toLocaleString('en-GB')} due: written in ${seconds.toFixed(0)} s`,
  );
  return url.href;
}

const AROUND = `
  WITH keeper AS (INSERT INTO person (name, email, created_at) VALUES ('Kit Keeper', 'keeper@example.org', now()) RETURNING id),
  role AS (INSERT INTO person_role (person_id, role, granted_at) SELECT id, 'coordinator', now() FROM keeper),
  fund AS (INSERT INTO fund (code, name, funder_name, restriction, agreement_reference, starts_on, spend_by, opened_at, opened_by)
    SELECT 'bench', 'Fund', 'Funder', 'Groups', 'F-1', '2020-01-01', '2090-01-01', now(), id FROM keeper),
  panel AS (INSERT INTO panel (name, parent_body) VALUES ('Panel', 'Group') RETURNING id),
  round AS (INSERT INTO round (slug, title, summary, panel_id, opens_at, closes_at, score_by, smallest_pence, largest_pence,
                     return_months, opened_at, opened_by)
    SELECT 'bench', 'Round', 'Warm places', panel.id, '2020-01-01', '2020-02-01', '2020-03-01', 1, 100000000, '{6}', now(), k.id
      FROM panel, keeper k RETURNING id, opened_by)
  INSERT INTO round_form (round_id, version, definition, revision, edited_at, edited_by, published_at, published_by)
    SELECT id, 1, '{"sections": [], "rules": []}', 0, now(), opened_by, now(), opened_by FROM round`;

const AWARDS = `
  WITH made AS (SELECT n, gen_random_uuid() AS organisation_id, gen_random_uuid() AS application_id, gen_random_uuid() AS contact_id
                  FROM generate_series($1::int, $2::int) n),
  contact AS (INSERT INTO person (id, name, email, created_at)
    SELECT contact_id, 'Contact ' || n, 'contact-' || n || '@example.org', now() FROM made),
  organisation AS (INSERT INTO organisation (id, name, legal_form, postcode, purpose, registered_at, registered_by)
    SELECT organisation_id, 'Organisation ' || n, 'unincorporated-group', 'CO7 9AA', 'Lunch', now(), p.id
      FROM made, person p WHERE p.email = 'keeper@example.org'),
  role AS (INSERT INTO person_role (person_id, role, subject_id, capacity, granted_at)
    SELECT contact_id, 'contact', organisation_id, 'lead', now() FROM made),
  application AS (INSERT INTO application (id, reference, round_id, organisation_id, status, title, requested_pence, answers,
      version, started_at, started_by, saved_at, saved_by, submitted_at, submitted_by)
    SELECT application_id, 'OC-2026-' || to_char(n, 'FM000000'), r.id, organisation_id, 'awarded', 'Project ' || n, 1000, '{}', 1,
           now(), p.id, now(), p.id, now(), p.id
      FROM made, round r, person p WHERE p.email = 'keeper@example.org')
  INSERT INTO award (reference, application_id, organisation_id, fund_id, amount_pence, conditions, status, decided_at,
      accepted_at, accepted_by, signatory_name, signatory_position)
    SELECT 'OC-2026-' || to_char(n, 'FM000000'), application_id, organisation_id, f.id, 1000, '', 'accepted', '2020-03-01', '2020-03-10', p.id,
           'Sam Signatory', 'Chair'
      FROM made, fund f, person p WHERE f.code = 'bench' AND p.email = 'keeper@example.org'`;

/** The first are due in a week, which is a step; all others over forty years, the first of them in half a year. */
const OWED = `
  INSERT INTO monitoring_return (award_id, number, due_on, status)
    SELECT w.id, k, CASE WHEN w.place * $3::int + k <= $2::int THEN DATE '2026-12-08'
                         ELSE DATE '2027-06-01' + ((w.place * 37 + k * 1461) % 14600)::int END, 'due'
      FROM (SELECT id, (row_number() OVER (ORDER BY reference) - 1)::int AS place FROM award) w, generate_series(1, $3::int) k
     WHERE w.place * $3::int + k <= $1::int`;

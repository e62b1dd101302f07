import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { fillEmptyDatabase } from '../../../src/demonstration/fill.js';
import { Settings } from '../../../src/platform/config/settings.js';
import { freshDatabase, type FreshDatabase } from '../../support/fresh-database.js';

/** How many events of a kind are kept. */
const OF_A_KIND = 3;

const STAFF = `(SELECT array_agg(id ORDER BY name) AS ids FROM person WHERE id IN (SELECT person_id FROM person_role WHERE role = 'trustee-administrator')) AS staff`;
const OFFERED = `award w WHERE w.status = 'offered' ORDER BY w.id LIMIT 1`;

/**
 * Events of which the demonstration tells nothing: their payload, about something that is found in it or
 * made now. A new event that it doesn't tell of needs a line here.
 */
const UNTOLD: Readonly<Record<string, string>> = {
  'award.agreement-changed': `SELECT award_id AS "awardId", number::text FROM award_agreement ORDER BY 1 LIMIT 1`,
  'award.refused': `
    INSERT INTO trustee_refusal (award_id, status, legal_reason, amount_pence, proposed_at, proposed_by, settled_at, settled_by)
    SELECT w.id, 'confirmed', 'So', w.amount_pence, now(), ids[1], now(), ids[2]
      FROM ${STAFF}, ${OFFERED} RETURNING id AS "refusalId"`,
  'award.withdrawn': `
    INSERT INTO offer_act (award_id, kind, reason, at, by)
    SELECT w.id, 'withdrawn', 'So', now(), ids[1] FROM ${STAFF}, ${OFFERED} RETURNING id AS "offerActId"`,
  'clarification.closed': `SELECT id AS "clarificationId" FROM clarification ORDER BY id LIMIT 1`,
  'decision.for-parent': `SELECT id AS "decisionId" FROM decision ORDER BY needs_parent DESC, id LIMIT 1`,
  'file.infected': `SELECT file_id AS "fileId" FROM application_file ORDER BY file_id LIMIT 1`,
  'job.verdict-given': `
    INSERT INTO job_verdict (queue, job_id, job_name, failed_at, failed_reason, verdict, reason, given_by, given_at)
    SELECT 'events', 'outbox-0', 'gone', now(), 'So', 'retried', 'So', ids[1], now() FROM ${STAFF} RETURNING id AS "verdictId"`,
  'likenesses.asked': `SELECT id AS "applicationId" FROM application WHERE status <> 'draft' ORDER BY id LIMIT 1`,
  'look-up.asked': `
    INSERT INTO register_look_up (organisation_id, register, number, status, asked_at, asked_by)
    SELECT o.id, 'companies-house', '1', 'waiting', now(), ids[1] FROM ${STAFF}, organisation o ORDER BY o.id LIMIT 1
    RETURNING id AS "lookUpId"`,
  'proof.asked': `SELECT gen_random_uuid() AS "verificationId"`,
  'ratification.ended': `SELECT id AS "ratificationId" FROM ratification ORDER BY status = 'open', id LIMIT 1`,
  'scan.asked': `SELECT id AS "fileId" FROM stored_file ORDER BY id LIMIT 1`,
  'scores.reminders-asked': `SELECT r.id AS "roundId", ids[1] AS by FROM ${STAFF}, round r ORDER BY r.id LIMIT 1`,
  'seat.ended': `SELECT person_id AS "personId" FROM seat ORDER BY person_id LIMIT 1`,
};

/** A database in which eight months have been lived, with their events still to be handled: some of each kind. */
export async function withToldEvents(): Promise<FreshDatabase> {
  const database = await freshDatabase();
  const settings = new Settings(
    ...([0, 'http://localhost', '/nowhere', database.url, undefined, undefined] as const),
    ...(['a secret that only the tests know, long enough', 'silent'] as const),
    'a key that only the tests know, long enough',
  );
  await fillEmptyDatabase(settings, database.url);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  for (const [event, sql] of Object.entries(UNTOLD)) {
    const { rows } = await client.query(sql);
    await client.query(
      `INSERT INTO outbox (event, payload, added_at)
       SELECT $1, $2, now() WHERE NOT EXISTS (SELECT FROM outbox WHERE event = $1)`,
      [event, rows[0]],
    );
  }
  await client.query(
    `DELETE FROM outbox WHERE id IN (
       SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY event ORDER BY id) AS nth FROM outbox) AS all_told
        WHERE nth > $1)`,
    [OF_A_KIND],
  );
  await client.end();
  return database;
}

/** Every kind of job that a processor acts on, read where it does. */
export async function kindsIn(processor: string): Promise<readonly string[]> {
  const source = join(import.meta.dirname, '../../../src', processor);
  const cases = (await readFile(source, 'utf8')).matchAll(/case '([^']+)'/g);
  return [...cases].map(([, kind = '']) => kind).sort();
}

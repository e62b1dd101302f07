import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { fillEmptyDatabase } from '../../../src/demonstration/fill.js';
import { Settings } from '../../../src/platform/config/settings.js';
import { freshDatabase, type FreshDatabase } from '../../support/fresh-database.js';

/** How many events of a kind are kept. */
const OF_A_KIND = 3;

const STAFF = `(SELECT array_agg(id ORDER BY name) AS ids FROM person WHERE id IN (SELECT person_id FROM person_role WHERE role = 'trustee-administrator')) AS staff`;
const OFFERED = `award w WHERE w.status IN ('offered', 'half-accepted') ORDER BY w.status DESC, w.id LIMIT 1`;
const AGREED = `(SELECT * FROM award WHERE status IN ('accepted', 'active') ORDER BY status, id LIMIT 1) AS w`;
const ANOTHER = `(SELECT o.id FROM organisation o WHERE o.id <> w.organisation_id ORDER BY o.id LIMIT 1)`;

/**
 * Events of which the demonstration tells nothing: their payload, about something that is found in it or
 * made now. A new event that it doesn't tell of needs a line here.
 */
const UNTOLD: Readonly<Record<string, string>> = {
  'appeal.handed': `SELECT a.id AS "appealId", ids[1] AS "handlerId" FROM ${STAFF}, appeal a ORDER BY a.id LIMIT 1`,
  'appeal.settled': `
    INSERT INTO appeal (kind, status, from_name, from_email, words, received_on, due_on, form_key, recorded_at, recorded_by, is_own, handler_id, settled_at, settled_by, outcome)
    SELECT 'complaint', 'upheld', 'Ann', 'ann@example.org', 'So', current_date, current_date + 20, gen_random_uuid(), now(), ids[1], false, ids[2], now(), ids[2], 'So'
      FROM ${STAFF} RETURNING id AS "appealId"`,
  'award.agreement-changed': `SELECT award_id AS "awardId", number::text FROM award_agreement ORDER BY 1 LIMIT 1`,
  'award.ended': `
    INSERT INTO award_ending (award_id, status, cause, reason, became_of_money, asks_back_pence, unpaid_pence, proposed_at, proposed_by, settled_at, settled_by)
    SELECT w.id, 'confirmed', 'panel', 'So', '', 0, 0, now(), ids[1], now(), ids[2] FROM ${STAFF}, ${AGREED}
    RETURNING id AS "endingId", award_id AS "awardId"`,
  'award.held': `
    INSERT INTO award_hold (award_id, was, reason, held_at, held_by)
    SELECT w.id, 'active', 'So', now(), ids[1] FROM ${STAFF}, ${AGREED} RETURNING id AS "holdId"`,
  'award.payments-to-plan-anew': `SELECT w.id AS "awardId" FROM ${AGREED}`,
  'award.resumed': `
    INSERT INTO award_hold (award_id, was, reason, held_at, held_by, lifted_at, lifted_by)
    SELECT w.id, 'active', 'So', now(), ids[1], now(), ids[1] FROM ${STAFF}, ${AGREED} RETURNING id AS "holdId"`,
  'award.transfer-proposed': `
    INSERT INTO award_transfer (award_id, kind, from_organisation_id, to_organisation_id, status, reason, proposed_at, proposed_by)
    SELECT w.id, 'handed-on', w.organisation_id, ${ANOTHER}, 'proposed', 'So', now(), ids[1]
      FROM ${STAFF}, ${AGREED} RETURNING id AS "transferId"`,
  'award.transferred': `
    INSERT INTO award_transfer (award_id, kind, from_organisation_id, to_organisation_id, status, reason, proposed_at, proposed_by, settled_at, settled_by, signatory_name, signatory_position)
    SELECT w.id, 'handed-on', w.organisation_id, ${ANOTHER}, 'signed', 'So', now(), ids[1], now(), ids[2], 'Ann', 'Chair'
      FROM ${STAFF}, ${AGREED} RETURNING id AS "transferId", award_id AS "awardId"`,
  'award.variation-declined': `
    INSERT INTO award_variation (award_id, number, kind, status, came_by, before, after, moved_pence, moved_months, reason, form_key, asked_at, asked_by, settled_at, settled_by, settled_reason, office)
    SELECT award_id, 99, kind, 'declined', 'on-behalf', before, after, moved_pence, moved_months, reason, gen_random_uuid(), now(), ids[1], now(), ids[2], 'So', 'coordinator'
      FROM ${STAFF}, award_variation v ORDER BY v.id LIMIT 1 RETURNING id AS "variationId"`,
  'award.refused': `
    INSERT INTO trustee_refusal (award_id, status, legal_reason, amount_pence, proposed_at, proposed_by, settled_at, settled_by)
    SELECT w.id, 'confirmed', 'So', w.amount_pence, now(), ids[1], now(), ids[2]
      FROM ${STAFF}, ${OFFERED} RETURNING id AS "refusalId"`,
  'award.withdrawn': `
    INSERT INTO offer_act (award_id, kind, reason, at, by)
    SELECT w.id, 'withdrawn', 'So', now(), ids[1] FROM ${STAFF}, ${OFFERED} RETURNING id AS "offerActId"`,
  'clarification.closed': `SELECT id AS "clarificationId" FROM clarification ORDER BY id LIMIT 1`,
  'clawback.written-off': `
    WITH written_off AS (
      INSERT INTO clawback (award_id, cause, status, amount_pence, reason, form_key, proposed_at, proposed_by, settled_at, settled_by, write_off_reason, write_off_proposed_at, write_off_proposed_by, written_off_at, written_off_by)
      SELECT w.id, 'not-spent', 'open', 100, 'So', gen_random_uuid(), now(), ids[1], now(), ids[1], 'So', now(), ids[1], now(), ids[2]
        FROM ${STAFF}, ${AGREED} RETURNING id),
    part AS (
      INSERT INTO clawback_part (clawback_id, number, amount_pence, due_on) SELECT id, 1, 100, current_date FROM written_off)
    SELECT id AS "clawbackId" FROM written_off`,
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
  'return.due-changed': `
    INSERT INTO return_due_change (return_id, number, status, from_due_on, to_due_on, reason, asked_at, asked_by, settled_at, settled_by, settled_reason)
    SELECT r.id, 99, 'made', r.due_on - 7, r.due_on, 'So', now(), ids[1], now(), ids[1], 'So'
      FROM ${STAFF}, monitoring_return r JOIN award w ON w.id = r.award_id
     WHERE w.status = 'active' ORDER BY r.id LIMIT 1 RETURNING id AS "changeId"`,
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
    const told = await client.query('SELECT FROM outbox WHERE event = $1 LIMIT 1', [event]);
    if (told.rowCount !== 0) continue;
    const { rows } = await client.query<object>(sql);
    if (!rows[0]) throw new Error(`There is nothing of which ${event} could tell`);
    await client.query('INSERT INTO outbox (event, payload, added_at) VALUES ($1, $2, now())', [
      event,
      rows[0],
    ]);
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

import pg from 'pg';
import { freshDatabase, type FreshDatabase } from '../../../support/fresh-database.js';
import { openMoodyServer, type MoodyServer } from '../../../support/moody-server.js';
import { ownRedis, type OwnRedis } from '../../../support/own-redis.js';
import { run, type Program } from '../../../support/program.js';

let database: FreshDatabase;
let redis: OwnRedis | undefined;
let server: MoodyServer;
let client: pg.Client;
const running: Program[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  redis = await ownRedis();
  server = await openMoodyServer();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await Promise.all(running.map(kill));
  await client.end();
  await server.shut();
  await redis?.forget();
  await database.drop();
});

function startWorker(): Program {
  const worker = run('worker', [], {
    DATABASE_URL: database.url,
    SMTP_URL: server.url,
    SESSION_SECRET: 'a secret that only the tests know, long enough',
    ENCRYPTION_KEY: 'a key that only the tests know, long enough',
    ...(redis && { REDIS_URL: redis.url }),
  });
  running.push(worker);
  return worker;
}

async function kill(program: Program): Promise<void> {
  program.process.kill('SIGKILL');
  await program.ended;
}

async function write(key: string): Promise<void> {
  await client.query(
    `WITH written AS (
       INSERT INTO mail_message (key, about_kind, kind, to_address, subject, text, html, written_at, state_since, queued_since)
       VALUES ($1, 'test', 'test', 'anne@example.org', $1, 'Text', '<p>Text</p>', now(), now(), now()) RETURNING id)
     INSERT INTO outbox (event, payload, added_at)
     SELECT 'mail.written', jsonb_build_object('messageId', id), now() FROM written`,
    [key],
  );
}

async function until(sql: string, patienceMs = 60_000): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (((await client.query(sql)).rowCount ?? 0) === 0) {
    if (Date.now() > deadline) throw new Error(`Nothing came of it: ${sql}`);
    await new Promise((resume) => setTimeout(resume, 50));
  }
}

/** As ten minutes pass: the sweep finds what was left in the middle. */
const passTenMinutes = `UPDATE mail_message SET state_since = state_since - interval '11 minutes' WHERE state = 'sending'`;

it('leaves of a kill in the conversation one message that nobody knows of, and sends no other twice', async () => {
  const worker = startWorker();
  server.mood = 'hangs-after-text';
  await write('in-the-middle');
  await until(`SELECT FROM mail_message WHERE key = 'in-the-middle' AND state = 'sending'`);
  while (server.calls() === 0) await new Promise((resume) => setTimeout(resume, 50));
  await kill(worker);
  server.mood = 'well';
  await client.query(passTenMinutes);

  startWorker();
  startWorker();
  for (let at = 0; at < 10; at++) await write(`after-${at}`);
  await until(`SELECT FROM mail_message HAVING count(*) FILTER (WHERE state = 'sent') = 10`);
  // The job that died with its worker comes again, and the sweep comes round: either leaves it alone.
  await until(
    `SELECT FROM mail_message WHERE key = 'in-the-middle' AND state = 'unknown'`,
    150_000,
  );

  const counts = await client.query<{ state: string; count: number }>(
    'SELECT state, count(*)::integer AS count FROM mail_message GROUP BY state ORDER BY state',
  );
  console.log(
    'Killed in the conversation:',
    JSON.stringify(counts.rows),
    'taken by the server:',
    server.kept.length,
  );
  expect(counts.rows).toEqual([
    { state: 'sent', count: 10 },
    { state: 'unknown', count: 1 },
  ]);
  const subjects = server.kept.map((text) => /^Subject: (.*)\r$/m.exec(text)?.[1]);
  expect(subjects.sort()).toEqual(Array.from({ length: 10 }, (_, at) => `after-${at}`).sort());
}, 240_000);

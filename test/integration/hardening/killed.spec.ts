import { createServer, type AddressInfo } from 'node:net';
import pg from 'pg';
import { freshDatabase, type FreshDatabase } from '../../support/fresh-database.js';
import { openLetterbox, type Letterbox } from '../../support/letterbox.js';
import { ownRedis, type OwnRedis } from '../../support/own-redis.js';
import { run, type Program } from '../../support/program.js';
import { Visitor } from '../../support/visitor.js';

/** A job that a worker took with it into the grave is given to another when its lock has run out. */
const UNTIL_TAKEN_AGAIN_MS = 90_000;

let database: FreshDatabase;
let letterbox: Letterbox;
let redis: OwnRedis | undefined;
let settings: Record<string, string>;
let url: string;
const running: Program[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  letterbox = await openLetterbox();
  redis = await ownRedis();
  const port = (await freePort()).toString();
  url = `http://localhost:${port}`;
  settings = {
    PORT: port,
    DATABASE_URL: database.url,
    SMTP_URL: letterbox.url,
    SESSION_SECRET: 'a secret that only the tests know, long enough',
    ENCRYPTION_KEY: 'a key that only the tests know, long enough',
    ...(redis && { REDIS_URL: redis.url }),
  };
});

afterAll(async () => {
  await Promise.all(running.map(kill));
  await letterbox.close();
  await redis?.forget();
  await database.drop();
});

async function startPages(): Promise<Program> {
  const pages = run('main', [], settings);
  running.push(pages);
  await pages.saying('Almoner is at');
  return pages;
}

function startWorker(): Program {
  const worker = run('worker', [], settings);
  running.push(worker);
  return worker;
}

/** As a power cut does it. */
async function kill(program: Program): Promise<void> {
  program.process.kill('SIGKILL');
  await program.ended;
}

async function askToSignIn(email: string): Promise<void> {
  const { status } = await new Visitor(url).submit('/sign-in', { email });
  expect(status).toBe(303);
}

async function until(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    const deadline = Date.now() + 30_000;
    while (((await client.query(sql)).rowCount ?? 0) === 0) {
      if (Date.now() > deadline) throw new Error(`Nothing came of it: ${sql}`);
      await new Promise((resume) => setTimeout(resume, 50));
    }
  } finally {
    await client.end();
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

it('sends, after a restart, what was committed before a kill, once', async () => {
  const pages = await startPages();
  await askToSignIn('anne@example.org'); // nobody works the queues: it can only be in the database
  await kill(pages);
  expect(letterbox.messages).toHaveLength(0);

  letterbox.isDown = true;
  await startPages();
  const worker = startWorker();
  await askToSignIn('ben@example.org'); // the mail server doesn't take it, and then the worker is gone
  await until(`SELECT FROM outbox HAVING count(*) = 2 AND count(relayed_at) = 2`);
  await new Promise((resume) => setTimeout(resume, 500));
  await kill(worker);
  letterbox.isDown = false;
  startWorker();
  startWorker();

  await letterbox.waitFor('anne@example.org', 'Sign in', UNTIL_TAKEN_AGAIN_MS);
  await letterbox.waitFor('ben@example.org', 'Sign in', UNTIL_TAKEN_AGAIN_MS);
  await until('SELECT FROM mail_message HAVING count(*) = 2 AND count(sent_at) = 2');
  await new Promise((resume) => setTimeout(resume, 2000));
  expect(letterbox.messages.map(({ to }) => to).sort()).toEqual([
    'anne@example.org',
    'ben@example.org',
  ]);
}, 240_000);

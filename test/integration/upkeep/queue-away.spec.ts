import pg from 'pg';
import { Relay } from '../../../src/platform/outbox/relay.service.js';
import { EVENTS } from '../../../src/platform/queues/queues.jobs.js';
import { Timetable } from '../../../src/platform/queues/timetable.service.js';
import { openHouse, type House } from '../../support/house.js';
import { restartableRedis } from '../../support/own-redis.js';
import { hiddenFieldsOf, readable, type Visitor } from '../../support/visitor.js';
import { queueOf } from '../correspondence/quiet.js';
import { happensAndFails, until } from './failing.js';

const AWAY = 'The queues do not answer. What happens meanwhile is kept';

/** A job has failed, and somebody has the form open to have it tried again. */
async function aJobThatFailed(
  house: House,
): Promise<{ sam: Visitor; jobId: string; job: string; hidden: Record<string, string> }> {
  const sam = await house.as(await house.person('Sam Ellery', 'administrator'));
  const jobId = await happensAndFails(house, 'nobody.acts');
  const job = `/queues/events/jobs/${jobId}`;
  const form = await sam.get(`${job}/retry`);
  return { sam, jobId, job, hidden: hiddenFieldsOf(form.text, `${job}/retry`) };
}

/** What every page says while the queues are away, and that a form sent meanwhile loses no word and does nothing. */
async function saysThatTheyAreAway(
  house: House,
  { sam, job, hidden }: Awaited<ReturnType<typeof aJobThatFailed>>,
): Promise<void> {
  const list = await sam.get('/queues');
  expect([list.status, readable(list.text)]).toEqual([200, expect.stringContaining(AWAY)]);
  expect((await sam.get('/home')).status).toBe(200);
  for (const path of [job, `${job}/retry`, `${job}/drop`]) {
    const { status, text } = await sam.get(path);
    expect(status).toBe(200);
    expect(readable(text)).toContain('The queue does not answer');
  }
  const sent = await sam.post(`${job}/retry`, { ...hidden, reason: 'The server is back' });
  expect(sent.status).toBe(422);
  expect(readable(sent.text)).toContain('Send this again in a minute');
  expect(sent.text).toContain('The server is back');
  expect(await house.db.query('SELECT FROM job_verdict')).toEqual([]);
}

async function untilTheyAnswer(sam: Visitor): Promise<string> {
  await until(async () => !readable((await sam.get('/queues')).text).includes(AWAY));
  return readable((await sam.get('/queues')).text);
}

describe('with the queues on PostgreSQL', () => {
  let house: House;
  beforeEach(async () => {
    delete process.env['QUEUE_BACKEND']; // also in the pass on Redis
    house = await openHouse();
  });
  afterEach(() => house.close());

  async function database(): Promise<pg.Client> {
    const { url } = house.db.options as { url?: string };
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return client;
  }

  it.each([
    [
      'fails',
      'ALTER SCHEMA bullmq RENAME TO bullmq_away',
      'ALTER SCHEMA bullmq_away RENAME TO bullmq',
    ],
    ['hangs', 'BEGIN; LOCK TABLE bullmq.job IN ACCESS EXCLUSIVE MODE', 'COMMIT'],
  ])(
    'says that they are away while every question %s, and shows them when they are back',
    async (_, breakIt, mendIt) => {
      const failed = await aJobThatFailed(house);
      const client = await database();
      try {
        await client.query(breakIt);
        await saysThatTheyAreAway(house, failed);
        await client.query(mendIt);
      } finally {
        await client.end();
      }

      expect(await untilTheyAnswer(failed.sam)).toContain('1 job failed.');
      const sent = await failed.sam.submit(`${failed.job}/retry`, { reason: 'It is back' });
      expect(sent.location).toBe('/queues');
    },
    60_000,
  );
});

it('says that they are away while Redis is, and shows them when it is back', async () => {
  let redis = await restartableRedis();
  if (redis === undefined) return;
  const { url } = redis;
  process.env['QUEUE_BACKEND'] = 'redis';
  process.env['TEST_REDIS_URL'] = url;
  const house = await openHouse();
  try {
    const failed = await aJobThatFailed(house);
    await redis.stop();
    await saysThatTheyAreAway(house, failed);
    redis = await restartableRedis(Number(new URL(url).port));
    await untilTheyAnswer(failed.sam);
    house.clock.advance({ minutes: 5 });
    await house.get(Timetable).restore();
    await house.get(Relay).relayForgotten();

    expect(await untilTheyAnswer(failed.sam)).toContain('Reminders');
    const events = queueOf(house, EVENTS);
    await until(async () => (await events.getJob(failed.jobId)) !== undefined); // it had forgotten all
  } finally {
    await house.close();
    await redis?.stop();
  }
}, 60_000);

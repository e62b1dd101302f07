import { jest } from '@jest/globals';
import { Transactions } from '../../../../src/platform/database/transactions.service.js';
import { Mail } from '../../../../src/platform/mail/mail.service.js';
import type { MessageState } from '../../../../src/platform/mail/message-state.js';
import { Delivery } from '../../../../src/platform/mail/sending/delivery.service.js';
import { UnfinishedMail } from '../../../../src/platform/mail/sending/unfinished.service.js';
import { MAIL } from '../../../../src/platform/queues/queues.jobs.js';
import { openHouse, type House } from '../../../support/house.js';
import { openMoodyServer, type Mood, type MoodyServer } from '../../../support/moody-server.js';
import { queueOf, untilQuiet } from '../../correspondence/quiet.js';

jest.setTimeout(90_000);

const ANNE = 'anne@example.org';

let house: House;
let server: MoodyServer;
beforeAll(async () => {
  server = await openMoodyServer();
  house = await openHouse({ smtpUrl: server.url, mail: { patienceMs: 400 } });
});
afterAll(async () => {
  await house.close();
  await server.shut();
});
beforeEach(() => {
  server.mood = 'well';
});

interface Row {
  readonly id: string;
  readonly state: MessageState;
  readonly attempts: number;
  readonly problem: string;
}

async function write(key: string): Promise<string> {
  await house.get(Transactions).run((tx) =>
    house.get(Mail).write(tx, {
      ...{ key, to: ANNE, subject: key },
      template: 'people/sign-in/views/sign-in.txt.njk',
      model: { link: 'http://localhost/x', code: '1', minutes: 15 },
    }),
  );
  return (await row(key)).id;
}

async function row(key: string): Promise<Row> {
  const [found] = await house.db.query<Row[]>(
    'SELECT id, state, attempts, problem FROM mail_message WHERE key = $1',
    [key],
  );
  if (!found) throw new Error(`There is no message ${key}`);
  return found;
}

async function until(key: string, isSo: (row: Row) => boolean): Promise<Row> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const found = await row(key);
    if (isSo(found)) return found;
    if (Date.now() > deadline) throw new Error(`${key} stayed ${JSON.stringify(found)}`);
    await new Promise((resume) => setTimeout(resume, 30));
  }
}

/** How often the server has it, though it may not have said so. */
const arrived = (key: string): number =>
  server.kept.filter((text) => text.includes(`Subject: ${key}\r\n`)).length;

/** All jobs done or given up, as they are long after: nothing but the sweep looks after messages now. */
async function loseJobs(): Promise<void> {
  await queueOf(house, MAIL).obliterate({ force: true });
}

describe('a message that certainly did not arrive', () => {
  it.each<Mood>(['hangs-before-text', 'drops-before-text', 'says-421', 'says-421-after-text'])(
    'is queued and sent once, when the server %s and is well again',
    async (mood) => {
      server.mood = mood;
      await write(mood);
      const waiting = await until(
        mood,
        ({ state, attempts }) => state === 'queued' && attempts > 0,
      );
      expect(waiting.problem).not.toBe('');
      server.mood = 'well';

      const sent = await until(mood, ({ state }) => state === 'sent');

      expect(sent.problem).toBe('');
      await untilQuiet(house);
      expect(arrived(mood)).toBe(1);
    },
  );

  it('is queued while nobody can reach the server, for hours and days, and lost by nothing', async () => {
    const keys = Array.from({ length: 20 }, (_, at) => `down-${at}`);
    await server.shut();
    for (const key of keys) await write(key);
    for (const key of keys)
      await until(key, ({ state, attempts }) => state === 'queued' && attempts > 0);
    await loseJobs(); // their tries are used up, or the queue's own server has lost its memory
    for (let hours = 0; hours < 3; hours++) {
      house.clock.advance({ hours: 2 });
      await house.get(UnfinishedMail).sweep();
      for (const key of keys)
        await until(key, ({ state, attempts }) => state === 'queued' && attempts > hours + 1);
      await loseJobs();
    }
    await server.open();
    house.clock.advance({ hours: 2 });
    await house.get(UnfinishedMail).sweep();
    for (const key of keys) await until(key, ({ state }) => state === 'sent');
    await untilQuiet(house);

    const counts = keys.map(arrived);
    console.log(
      `Down for hours: ${keys.length} written, ${counts.filter((count) => count === 1).length} arrived once`,
    );
    expect(counts).toEqual(keys.map(() => 1));
  });

  it('has failed after five days, and says what the server said last', async () => {
    server.mood = 'says-421';
    await write('patience');
    await until('patience', ({ state, attempts }) => state === 'queued' && attempts > 0);
    await loseJobs();
    house.clock.advance({ days: 5, minutes: 1 });

    await house.get(UnfinishedMail).sweep();

    const { state, problem } = await row('patience');
    expect([state, problem]).toEqual(['failed', 'Given up after 5 days: 421 4.3.2 Closing down']);
    server.mood = 'well';
  });
});

describe('a message that was refused', () => {
  it.each<[Mood, string]>([
    ['says-550-to-reader', '550 5.1.1 No such person here'],
    ['says-550-to-text', '550 5.7.1 We take no such thing'],
  ])('has failed at once when the server %s, in its words', async (mood, words) => {
    server.mood = mood;
    await write(mood);

    const { state, attempts, problem } = await until(mood, (one) => one.state === 'failed');

    expect([state, attempts]).toEqual(['failed', 1]);
    expect(problem).toContain(words);
    await untilQuiet(house);
    expect(arrived(mood)).toBe(0);
  });
});

describe('a message that the server had whole and said nothing of', () => {
  it.each<[Mood, number]>([
    ['drops-after-text', 0],
    ['takes-and-drops', 1],
    ['hangs-after-text', 0],
  ])('is unknown when it %s, and never sent again by itself', async (mood, times) => {
    server.mood = mood;
    const id = await write(mood);
    await until(mood, ({ state }) => state === 'unknown');
    server.mood = 'well';

    await house.get(Delivery).deliver(id);
    house.clock.advance({ days: 1 });
    await house.get(UnfinishedMail).sweep();
    await untilQuiet(house);

    expect((await row(mood)).state).toBe('unknown');
    expect(arrived(mood)).toBe(times);
  });
});

describe('two workers', () => {
  it('send one message once, though all begin with it at the same time', async () => {
    const id = await write('beside');
    await Promise.all(Array.from({ length: 8 }, () => house.get(Delivery).deliver(id)));
    await until('beside', ({ state }) => state === 'sent');
    await untilQuiet(house);

    expect([arrived('beside'), (await row('beside')).attempts]).toEqual([1, 1]);
  });
});

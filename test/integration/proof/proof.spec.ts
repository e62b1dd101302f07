import { jest } from '@jest/globals';
import { SWEEPS } from '../../../src/platform/queues/queues.jobs.js';
import { Proof } from '../../../src/proof/proof.service.js';
import { openHouse, type House } from '../../support/house.js';
import { queueOf, untilQuiet } from '../correspondence/quiet.js';
import { WrittenStory } from '../reporting/written-story.js';

jest.setTimeout(60_000);

let house: House;
let trustee: string;
let fundId: string;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  const story = await WrittenStory.begin(house);
  trustee = await house.person('Tess Trustee', 'trustee-administrator');
  fundId = await story.fund('Lottery', 10_000_000n);
});

afterAll(() => house.close());

const alarms = (): string[] =>
  house.letterbox
    .to('tess.trustee@example.org')
    .filter(({ subject }) => subject === 'Something in the ledger is wrong')
    .map(({ text }) => text);

async function tonight(): Promise<void> {
  await house.get(Proof).proveTonight();
  await untilQuiet(house);
}

/** By the owner of the tables, with the guards asleep. */
async function forge(sql: string): Promise<void> {
  await house.db.transaction(async (tx) => {
    await tx.query('ALTER TABLE ledger.posting DISABLE TRIGGER USER');
    await tx.query(sql);
    await tx.query('ALTER TABLE ledger.posting ENABLE TRIGGER USER');
  });
}

it('says at home when it will be proved, before it ever was', async () => {
  const home = await (await house.as(trustee)).get('/home');
  expect(home.text).toContain('Not proved yet: it is proved every night at 2am');
});

it('is begun by a button, once, and shows its result at home', async () => {
  const visitor = await house.as(trustee);
  const answers = await Promise.all([
    house.get(Proof).ask(trustee),
    house.get(Proof).ask(trustee),
    house.get(Proof).ask(trustee),
  ]);
  expect(answers.filter(Boolean)).toHaveLength(1);
  await untilQuiet(house);
  const asked = await visitor.submit('/proof', {});
  expect(asked.status).toBe(303);
  await untilQuiet(house);
  expect((await visitor.get('/proof')).text).toMatch(
    /Proved Monday 23 November 2026, 10(:\d\d)?am: 1 entry, nothing wrong/,
  );
  expect((await visitor.get('/home')).text).toContain('1 entry, nothing wrong');
  expect(alarms()).toEqual([]);
});

it('comes round every night', async () => {
  const schedulers = await queueOf(house, SWEEPS).getJobSchedulers();
  expect(schedulers.map(({ key, pattern, tz }) => ({ key, pattern, tz }))).toContainEqual({
    key: 'proof',
    pattern: '0 2 * * *',
    tz: 'Europe/London',
  });
  const job = await queueOf(house, SWEEPS).add('proof.night', {});
  while (!(await job.isCompleted())) {
    if (await job.isFailed()) throw new Error('The night failed');
    await new Promise((resume) => setTimeout(resume, 50));
  }
  const [{ count } = { count: 0 }] = await house.db.query<{ count: number }[]>(
    'SELECT count(*)::integer AS count FROM verification WHERE asked_by IS NULL',
  );
  expect(count).toBe(1);
});

it('finishes what a stopped worker left under way', async () => {
  await house.db.query(
    `INSERT INTO verification (status, asked_at) VALUES ('under-way', '2026-11-22T02:00:00Z')`,
  );
  const visitor = await house.as(trustee);
  expect((await visitor.get('/proof')).text).toContain(
    'A proof is under way since Sunday 22 November 2026, 2am',
  );
  await tonight();
  expect((await visitor.get('/proof')).text).toContain('Prove it now');
});

it('alarms the trustee administrators once about each finding', async () => {
  await forge(
    `UPDATE ledger.posting SET balances[2] = balances[2] + 1, balances[6] = balances[6] + 1 WHERE fund_id = '${fundId}'`,
  );
  await tonight();
  await tonight();
  expect(alarms()).toHaveLength(1);
  expect(alarms()[0]).toMatch(
    /\/available: balance of the fund is 10000001, its postings come to 10000000/,
  );

  const visitor = await house.as(trustee);
  const home = await visitor.get('/home');
  expect(home.text).toMatch(/govuk-error-message"><a[^>]*>Proved [^<]* wrong</);
  expect((await visitor.get('/proof')).text).toContain('its postings come to 10000000');

  await forge(
    `UPDATE ledger.posting SET balances[2] = balances[2] - 1, balances[6] = balances[6] - 1 WHERE fund_id = '${fundId}'`,
  );
  await tonight();
  expect((await visitor.get('/home')).text).toContain('nothing wrong');
  expect(alarms()).toHaveLength(1);
});

it('is read by an observer, who asks for none, and by nobody else', async () => {
  const observer = await house.as(await house.person('Olu Observer', 'observer'));
  const read = await observer.get('/proof');
  expect(read.status).toBe(200);
  expect(read.text).not.toContain('Prove it now');
  const coordinator = await house.as(await house.person('Cora Coordinator', 'coordinator'));
  expect((await coordinator.get('/proof')).status).toBe(403);
});

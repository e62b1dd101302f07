import { jest } from '@jest/globals';
import { Proof } from '../../../src/proof/proof.service.js';
import { Relay } from '../../../src/platform/outbox/relay.service.js';
import { EVENTS } from '../../../src/platform/queues/queues.jobs.js';
import { openHouse, type House } from '../../support/house.js';
import { hiddenFieldsOf, readable, type Visitor } from '../../support/visitor.js';
import { queueOf } from '../correspondence/quiet.js';
import { happensAndFails, isHandled, until } from './failing.js';

let house: House;
let sam: Visitor;
let ben: Visitor;
beforeAll(async () => {
  house = await openHouse();
  sam = await house.as(await house.person('Sam Ellery', 'administrator'));
  ben = await house.as(await house.person('Ben Carter', 'administrator'));
});
afterAll(() => house.close());
afterEach(() => {
  jest.restoreAllMocks();
});

/** What proves the ledger can’t, as when its database is being repaired. */
function breakProof(): { mend: () => void } {
  const spy = jest
    .spyOn(house.get(Proof), 'prove')
    .mockRejectedValue(new Error('550 anne@example.org: not today\n   at somewhere'));
  return {
    mend: () => {
      spy.mockRestore();
    },
  };
}

async function verdictsOn(jobId: string): Promise<readonly object[]> {
  return house.db.query<object[]>(
    `SELECT v.verdict, v.reason, (SELECT count(*)::integer FROM audit_event a
        WHERE a.subject = 'job/events/' || v.job_id AND a.act = v.verdict AND a.person_id = v.given_by) AS recorded
       FROM job_verdict v WHERE job_id = $1 ORDER BY given_at`,
    [jobId],
  );
}

it('shows each queue, what comes round, and why a job failed, without addresses', async () => {
  const { mend } = breakProof();
  const jobId = await happensAndFails(house, 'proof.asked');

  const list = readable((await sam.get('/queues')).text);
  expect(list).toContain('1 job failed.');
  expect(list).toContain('proof.asked');
  expect(list).toContain('550 (an address): not today');
  for (const words of [
    'Messages to be sent',
    'What comes round by the clock',
    'Reminders',
    'Proving the ledger',
  ]) {
    expect(list).toContain(words);
  }
  const job = readable((await sam.get(`/queues/events/jobs/${jobId}`)).text);
  expect(job).toContain('verificationId');
  expect(`${list}${job}`).not.toContain('anne@example.org');
  expect(readable((await sam.get('/home')).text)).toContain('1 job failed');

  mend();
  await sam.submit(`/queues/events/jobs/${jobId}/retry`, { reason: 'Mended' });
  await until(() => isHandled(house, jobId));
  const home = readable((await sam.get('/home')).text);
  expect(home).toContain('Queues');
  expect(home).not.toContain('failed');
});

it('tries a job again, with a reason, on the record, once, however often it is asked', async () => {
  const { mend } = breakProof();
  const jobId = await happensAndFails(house, 'proof.asked');
  const path = `/queues/events/jobs/${jobId}/retry`;
  const unsaid = await sam.submit(path, { reason: ' ' });
  expect(unsaid.status).toBe(422);
  expect(await verdictsOn(jobId)).toEqual([]);

  mend();
  const six = [sam, ben, sam, ben, sam, ben];
  const forms = await Promise.all(six.map((visitor) => visitor.get(path)));
  const answers = await Promise.all(
    six.map((visitor, tab) =>
      visitor.post(path, {
        ...hiddenFieldsOf(forms[tab]?.text ?? '', path),
        reason: 'The database is back',
      }),
    ),
  );

  expect(answers.map(({ status, text }) => [status, readable(text)])).toEqual(
    Array.from(answers, (): readonly unknown[] => [303, expect.any(String)]),
  );
  expect(answers.map(({ location }) => location).sort()).toEqual([
    '/queues',
    ...Array.from({ length: 5 }, () => `/queues/events/jobs/${jobId}`),
  ]);
  for (const [tab, answer] of answers.entries()) {
    if (answer.location === '/queues') continue;
    const told = readable((await (six[tab] ?? sam).follow(answer)).text);
    expect(told).toMatch(/(Sam Ellery|Ben Carter) had it tried again/);
  }
  await until(() => isHandled(house, jobId));
  expect(await verdictsOn(jobId)).toEqual([
    { verdict: 'retried', reason: 'The database is back', recorded: 1 },
  ]);
  const record = readable((await ben.get(`/queues/events/jobs/${jobId}`)).text);
  expect(record).toContain('had it tried again');
  expect(record).toContain('It no longer waits as a job that failed');
});

it('gives a job that is tried again all of its attempts', async () => {
  const { mend } = breakProof();
  const jobId = await happensAndFails(house, 'proof.asked');
  const events = queueOf(house, EVENTS);
  await sam.submit(`/queues/events/jobs/${jobId}/retry`, { reason: 'A guess' });
  await until(
    async () =>
      ((await events.getJob(jobId)) as { attemptsMade?: number } | undefined)?.attemptsMade === 1,
  );
  mend();
  await until(() => isHandled(house, jobId));

  expect(await verdictsOn(jobId)).toHaveLength(1);
});

it('drops a job only when asked twice, and never brings it back', async () => {
  breakProof();
  const jobId = await happensAndFails(house, 'proof.asked');
  const path = `/queues/events/jobs/${jobId}/drop`;
  const halfHearted = await sam.submit(path, { reason: 'Not wanted' });
  expect(halfHearted.status).toBe(422);
  expect(readable(halfHearted.text)).toContain('Tick the box');

  const [dropped, tooLate] = [
    await sam.submit(path, { reason: 'Not wanted', isSure: 'yes' }),
    await ben.post(path, { ...(await fieldsOf(ben)), reason: 'Nor by me', isSure: 'yes' }),
  ];

  expect(dropped.location).toBe('/queues');
  expect(tooLate.location).toBe(`/queues/events/jobs/${jobId}`);
  expect(readable((await ben.follow(tooLate)).text)).toContain('Sam Ellery dropped it');
  await until(async () => (await queueOf(house, EVENTS).getJob(jobId)) === undefined);
  await until(() => isHandled(house, jobId));
  house.clock.advance({ minutes: 5 });
  expect(await house.get(Relay).relayForgotten()).toBe(0);
  expect(await verdictsOn(jobId)).toEqual([
    { verdict: 'dropped', reason: 'Not wanted', recorded: 1 },
  ]);
});

it('knows no job that has not failed', async () => {
  for (const path of [
    '/queues/events/jobs/outbox-0',
    '/queues/mail/jobs/none/retry',
    '/queues/none/jobs/1/drop',
  ]) {
    expect((await sam.get(path)).status).toBe(404);
    expect(
      (await sam.post(path, { ...(await fieldsOf(sam)), reason: 'So', isSure: 'yes' })).status,
    ).toBe(404);
  }
});

it('is for administrators', async () => {
  const cora = await house.as(await house.person('Cora Coordinator', 'coordinator'));
  expect((await cora.get('/queues')).status).toBe(403);
});

/** The token that every form carries. */
async function fieldsOf(visitor: Visitor): Promise<{ _csrf: string }> {
  const [, token = ''] =
    /name="_csrf" value="(\w+)"/.exec((await visitor.get('/sign-out')).text) ?? [];
  return { _csrf: token };
}

import { randomUUID } from 'node:crypto';
import { Mail } from '../../../src/platform/mail/mail.service.js';
import { Transactions } from '../../../src/platform/database/transactions.service.js';
import { Relay } from '../../../src/platform/outbox/relay.service.js';
import { MAIL, SWEEPS } from '../../../src/platform/queues/queues.jobs.js';
import { Timetable } from '../../../src/platform/queues/timetable.service.js';
import { openHouse, type House } from '../../support/house.js';
import { queueOf, untilQuiet } from '../correspondence/quiet.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

function write(to: string): Promise<boolean> {
  return house.get(Transactions).run((tx) =>
    house.get(Mail).write(tx, {
      ...{ key: to, to, subject: 'First' },
      template: 'people/sign-in/views/sign-in.txt.njk',
      model: { link: 'x', code: 'y', minutes: 1 },
    }),
  );
}

it('puts back what a queue has forgotten, and nothing that was handled or is there', async () => {
  const mail = queueOf(house, MAIL);
  await write('sent@example.org');
  await untilQuiet(house);
  await mail.pause();
  await write('forgotten@example.org');
  await write('there@example.org');
  await untilRelayed();
  const [forgotten] = await mail.getJobs(['waiting'], 0, 0, true);
  await forgotten?.remove();
  expect(await house.get(Relay).relayForgotten()).toBe(0); // it may only just have been taken

  house.clock.advance({ minutes: 5 });
  const [once, twice] = [
    await house.get(Relay).relayForgotten(),
    await house.get(Relay).relayForgotten(),
  ];
  await mail.resume();
  await untilQuiet(house);

  expect([once, twice]).toEqual([1, 0]);
  expect(house.letterbox.messages.map(({ to }) => to).sort()).toEqual([
    ...['forgotten@example.org', 'sent@example.org', 'there@example.org'],
  ]);
});

it('puts back what the queue takes for done, because of another house that had it before', async () => {
  const mail = queueOf(house, MAIL);
  await mail.pause();
  await write('mixed-up@example.org');
  await untilRelayed();
  const [job] = await mail.getJobs(['waiting'], 0, 0, true);
  const jobId = job?.id ?? '';
  await job?.remove();
  await mail.resume();
  await house.db.query('UPDATE outbox SET handled_at = now() WHERE id = $1', [jobId.split('-')[1]]);
  const ofAnother = await mail.add('mail.written', { messageId: randomUUID() }, { jobId });
  while (!(await ofAnother.isCompleted())) await new Promise((resume) => setTimeout(resume, 20));
  await house.db.query('UPDATE outbox SET handled_at = NULL WHERE id = $1', [jobId.split('-')[1]]);

  house.clock.advance({ minutes: 5 });
  expect(await house.get(Relay).relayForgotten()).toBe(1);
  await house.letterbox.waitFor('mixed-up@example.org', 'First');
  await untilQuiet(house);
});

it('puts back what comes round by the clock', async () => {
  const sweeps = queueOf(house, SWEEPS);
  const before = await sweeps.getJobSchedulers(0, -1, true);
  expect(before.map(({ key }) => key)).toContain('proof');
  await sweeps.removeJobScheduler('proof');

  await house.get(Timetable).restore();

  const after = await sweeps.getJobSchedulers(0, -1, true);
  expect(after.find(({ key }) => key === 'proof')?.pattern).toBe('0 2 * * *');
  expect(after).toHaveLength(before.length);
});

async function untilRelayed(): Promise<void> {
  for (;;) {
    const waiting = await house.db.query<unknown[]>('SELECT FROM outbox WHERE relayed_at IS NULL');
    if (waiting.length === 0) return;
    await new Promise((resume) => setTimeout(resume, 20));
  }
}

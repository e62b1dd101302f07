import { randomUUID } from 'node:crypto';
import { getQueueToken } from '@nestjs/bullmq';
import type { Queue } from 'bullmq';
import { EVENTS, MAIL, SWEEPS } from '../../../src/platform/queues/queues.jobs.js';
import { Mail } from '../../../src/platform/mail/mail.service.js';
import { Transactions } from '../../../src/platform/database/transactions.service.js';
import { openHouse, type House } from '../../support/house.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

/** What a restart of the database does to everybody connected to it. */
async function cutConnections(): Promise<void> {
  await house.db
    .query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    )
    .catch(() => undefined);
}

function write(subject: string): Promise<boolean> {
  return house.get(Transactions).run((tx) =>
    house.get(Mail).write(tx, {
      key: randomUUID(),
      to: 'anne@example.org',
      subject,
      template: 'people/sign-in/views/sign-in.txt.njk',
      model: { link: 'x', code: 'y', minutes: 1 },
    }),
  );
}

it('answers and works its queues again when the database cuts every connection', async () => {
  const coordinator = await house.as(await house.person('Cora Coordinator', 'coordinator'));
  const queues = [EVENTS, MAIL, SWEEPS].map((name) => house.app.get<Queue>(getQueueToken(name)));
  await Promise.all(queues.map((queue) => queue.waitUntilReady()));
  await write('First');
  await house.letterbox.waitFor('anne@example.org', 'First');
  await new Promise((resume) => setTimeout(resume, 1000)); // every worker has begun to wait
  for (let round = 0; round < 3; round++) {
    const inFlight = Array.from({ length: 10 }, () => coordinator.get('/home'));
    await cutConnections();
    const answers = await Promise.allSettled(inFlight);
    for (const answer of answers) {
      if (answer.status === 'fulfilled' && answer.value.status >= 500) {
        expect(answer.value.text).toContain('</html>');
      }
    }
  }

  const deadline = Date.now() + 10_000;
  for (;;) {
    const { status } = await coordinator.get('/home');
    if (status === 200) break;
    if (Date.now() > deadline) throw new Error(`The home page still answers ${status}`);
    await new Promise((resume) => setTimeout(resume, 100));
  }
  await write('Afterwards');
  await house.letterbox.waitFor('anne@example.org', 'Afterwards');
  expect((await house.visitor().get('/health/ready')).status).toBe(200);
}, 60_000);

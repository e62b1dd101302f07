import { getQueueToken } from '@nestjs/bullmq';
import type { Queue } from 'bullmq';
import { Transactions } from '../../../../src/platform/database/transactions.service.js';
import { Delivery } from '../../../../src/platform/mail/sending/delivery.service.js';
import { Mail } from '../../../../src/platform/mail/mail.service.js';
import { MAIL } from '../../../../src/platform/queues/queues.jobs.js';
import { openHouse, type House } from '../../../support/house.js';

const ANNE = 'anne@example.org';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

/** Writes a message in a transaction of its own, which fails when told to. */
function write(key: string, subject: string, { thenFail = false } = {}): Promise<boolean> {
  return house.get(Transactions).run(async (tx) => {
    const template = 'people/sign-in/views/sign-in.txt.njk';
    const model = { name: 'Anne & Co', link: 'http://localhost/x?a=1&b=2', code: '123456' };
    const written = await house.get(Mail).write(tx, { key, to: ANNE, subject, template, model });
    if (thenFail) throw new Error('the act failed');
    return written;
  });
}

describe('mail', () => {
  it('leaves once its transaction has committed, as text and HTML', async () => {
    await write('one', 'First');

    const message = await house.letterbox.waitFor(ANNE, 'First');

    expect(message.text).toContain('http://localhost/x?a=1&b=2');
    expect(message.html).toContain('href="http://localhost/x?a=1&amp;b=2"');
  });

  it('never leaves when its transaction fails', async () => {
    await expect(write('lost', 'Never', { thenFail: true })).rejects.toThrow('the act failed');
    await write('after', 'Afterwards');
    await house.letterbox.waitFor(ANNE, 'Afterwards');

    expect(house.letterbox.to(ANNE).map(({ subject }) => subject)).not.toContain('Never');
  });

  it('is written once for one purpose, even twenty times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => write('same', 'Only one')));
    await house.letterbox.waitFor(ANNE, 'Only one');
    await write('marker', 'Marker');
    await house.letterbox.waitFor(ANNE, 'Marker');

    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(house.letterbox.to(ANNE).filter(({ subject }) => subject === 'Only one')).toHaveLength(
      1,
    );
  });

  it('leaves once though its job runs again', async () => {
    await write('again', 'Once');
    await house.letterbox.waitFor(ANNE, 'Once');
    const [row] = await house.db.query<{ id: string }[]>(
      `SELECT id FROM mail_message WHERE key = 'again'`,
    );

    await Promise.all(Array.from({ length: 5 }, () => house.get(Delivery).deliver(row?.id ?? '')));

    expect(house.letterbox.to(ANNE).filter(({ subject }) => subject === 'Once')).toHaveLength(1);
  });

  it('waits while the mail server is down, and leaves when it is back', async () => {
    house.letterbox.isDown = true;
    await write('patient', 'Patience');
    const queue = house.app.get<Queue>(getQueueToken(MAIL));
    const isDelayed = async (): Promise<boolean> => (await queue.getDelayedCount()) > 0;
    while (!(await isDelayed())) await new Promise((resume) => setTimeout(resume, 50));
    house.letterbox.isDown = false;

    const message = await house.letterbox.waitFor(ANNE, 'Patience');

    expect(message.subject).toBe('Patience');
  });
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { Transactions } from '../../../../src/platform/database/transactions.service.js';
import { Bounces } from '../../../../src/platform/mail/bounces/bounces.service.js';
import { Mail } from '../../../../src/platform/mail/mail.service.js';
import { UndeliveredMail } from '../../../../src/platform/mail/undelivered.queries.js';
import { openHouse, type House } from '../../../support/house.js';
import { untilQuiet } from '../../correspondence/quiet.js';

jest.setTimeout(60_000);

const SECRET = 'what only we and the mail provider know';

let folder: string;
let house: House;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'almoner-bounces-'));
  await mkdir(join(folder, 'Maildir/new'), { recursive: true });
  await mkdir(join(folder, 'Maildir/cur'), { recursive: true });
  house = await openHouse({
    mail: { bounceMailbox: join(folder, 'Maildir'), hookSecret: SECRET },
  });
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true });
});

let written = 0;

/** A message that has left. Answers with its id. */
async function sent(to: string): Promise<string> {
  const key = `test-${(written += 1)}`;
  await house.get(Transactions).run((tx) =>
    house.get(Mail).write(tx, {
      ...{ key, to, subject: key, template: 'people/sign-in/views/sign-in.txt.njk' },
      model: { link: 'http://localhost/x', code: '1', minutes: 15 },
    }),
  );
  await untilQuiet(house);
  const [row] = await house.db.query<{ id: string; state: string }[]>(
    'SELECT id, state FROM mail_message WHERE key = $1',
    [key],
  );
  expect(row?.state).toBe('sent');
  return row?.id ?? '';
}

async function stateOf(id: string): Promise<{ state: string; problem: string } | undefined> {
  const [row] = await house.db.query<{ state: string; problem: string }[]>(
    'SELECT state, problem FROM mail_message WHERE id = $1',
    [id],
  );
  return row;
}

/** As mail servers write it. */
function report(recipient: string, messageId: string | undefined, status = '5.1.1'): string {
  return [
    'From: MAILER-DAEMON@mx.example.net',
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="B"',
    '',
    '--B',
    'Content-Type: text/plain',
    '',
    'I am sorry to have to tell you.',
    '',
    '--B',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.net',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    'Action: failed',
    `Status: ${status}`,
    `Diagnostic-Code: smtp; 550 ${status} No such person`,
    '',
    '--B',
    'Content-Type: text/rfc822-headers',
    '',
    'From: no-reply@localhost',
    ...(messageId === undefined ? [] : [`Message-ID: <${messageId}@localhost>`]),
    '--B--',
    '',
  ].join('\n');
}

const leave = (name: string, text: string): Promise<void> =>
  writeFile(join(folder, 'Maildir/new', name), text);

const bounceCount = async (): Promise<number> =>
  (await house.db.query<unknown[]>('SELECT FROM mail_bounce')).length;

describe('the mailbox of reports', () => {
  it('says which message came back, for good, by its Message-ID, and once', async () => {
    const [one, other] = [await sent('anne@example.org'), await sent('anne@example.org')];
    await leave('1', report('anne@example.org', one));

    await house.get(Bounces).readMailbox();
    const heard = await bounceCount();
    await leave('1-again', report('anne@example.org', one));
    await house.get(Bounces).readMailbox();

    expect(await stateOf(one)).toEqual({ state: 'bounced', problem: '550 5.1.1 No such person' });
    expect((await stateOf(other))?.state).toBe('sent');
    expect([heard, await bounceCount()]).toEqual([1, 1]);
  });

  it('means the last message to an address when it does not say which; not one of weeks ago', async () => {
    const id = await sent('ben@example.org');
    const old = await sent('cleo@example.org');
    await house.db.query(
      `UPDATE mail_message SET sent_at = sent_at - interval '20 days' WHERE id = $1`,
      [old],
    );
    await leave('2', report('ben@example.org', undefined, '4.4.7'));
    await leave('3', report('cleo@example.org', undefined));

    await house.get(Bounces).readMailbox();

    expect((await stateOf(id))?.problem).toBe('For now: 550 4.4.7 No such person');
    expect((await stateOf(old))?.state).toBe('sent');
  });

  it('passes over what is no report, is about nobody’s message, or is broken', async () => {
    const before = await bounceCount();
    await leave('4', 'Subject: Hello\n\nI am on holiday.');
    await leave('5', report('nobody@example.org', '00000000-0000-4000-8000-000000000009'));
    await leave('6', 'no headers at all \u0000\u0001');
    await leave('7', report('', undefined));

    await house.get(Bounces).readMailbox();

    expect(await bounceCount()).toBe(before + 1); // kept, of nobody's
    const [kept] = await house.db.query<{ message_id: string | null }[]>(
      `SELECT message_id FROM mail_bounce WHERE recipient = 'nobody@example.org'`,
    );
    expect(kept?.message_id).toBeNull();
  });

  it('makes known that an address does not work, until a letter arrives there again', async () => {
    const among = (): Promise<string[]> =>
      house
        .get(UndeliveredMail)
        .among(['anne@example.org', 'dora@example.org'])
        .then((map) => [...map.keys()]);
    const id = await sent('dora@example.org');
    await leave('8', report('dora@example.org', id));
    await house.get(Bounces).readMailbox();
    expect(await among()).toEqual(['dora@example.org']);

    await sent('dora@example.org');
    expect(await among()).toEqual([]);
  });
});

describe('the mail provider’s hook', () => {
  const tell = (body: unknown, secret = SECRET): Promise<Response> =>
    fetch(new URL('/hooks/mail', house.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const event = (recipient: string, messageId?: string): object => ({
    ...{ id: `event-${recipient}`, recipient, kind: 'hard', reason: 'No such\r\nperson' },
    ...(messageId !== undefined && { messageId: `<${messageId}@localhost>` }),
  });

  it('is heard once, however often it is told', async () => {
    const id = await sent('ed@example.org');
    const before = await bounceCount();

    const answers = await Promise.all(
      Array.from({ length: 5 }, () => tell({ events: [event('ed@example.org', id)] })),
    );

    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204, 204]);
    expect(await stateOf(id)).toEqual({ state: 'bounced', problem: 'No such person' });
    expect(await bounceCount()).toBe(before + 1);
    const events = await house.db.query<unknown[]>(
      `SELECT FROM mail_event WHERE message_id = $1 AND what = 'bounced'`,
      [id],
    );
    expect(events).toHaveLength(1);
  });

  it('believes nobody without the secret, and takes nothing that has another shape or is too long', async () => {
    const id = await sent('fay@example.org');
    const events = [event('fay@example.org', id)];

    expect((await tell({ events }, 'another secret')).status).toBe(401);
    expect((await fetch(new URL('/hooks/mail', house.url), { method: 'POST' })).status).toBe(401);
    expect((await tell({ events: [{ recipient: 'fay@example.org' }] })).status).toBe(400);
    expect((await tell('{"events": [')).status).toBe(400);
    expect((await tell({ events, padding: 'x'.repeat(300_000) })).status).toBe(413);
    expect((await stateOf(id))?.state).toBe('sent');
  });

  it('is not there without a secret', async () => {
    const other = await openHouse();
    try {
      const { status } = await fetch(new URL('/hooks/mail', other.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: 'Bearer ' },
        body: '{"events": []}',
      });
      expect(status).toBe(404);
    } finally {
      await other.close();
    }
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { awardOffered } from '../../../../src/awards/awards.events.js';
import { KNOWN_SUBJECTS } from '../../../../src/correspondence/record/letter-subjects.sql.js';
import { LettersRecord } from '../../../../src/correspondence/record/letters-record.queries.js';
import { Transactions } from '../../../../src/platform/database/transactions.service.js';
import { Outbox } from '../../../../src/platform/outbox/outbox.service.js';
import { openHouse, type House } from '../../../support/house.js';
import { readable, type Visitor } from '../../../support/visitor.js';
import { anAward, type AnAward } from '../../payments/an-award.js';
import { seat } from '../../payments/a-seat.js';
import { untilQuiet } from '../quiet.js';

jest.setTimeout(60_000);

let house: House;
let coordinator: Visitor;
let award: AnAward;
let letterId: string;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  coordinator = await house.as(await house.person('Cora Coordinator', 'coordinator'));
});
afterAll(() => house.close());

beforeEach(async () => {
  award = await anAward(house);
  letterId = await offered(award);
});

/** An offer's letter, on its way. Answers with its id. */
async function offered({ awardId }: AnAward): Promise<string> {
  await house.get(Transactions).run((tx) => house.get(Outbox).add(tx, awardOffered(awardId)));
  await untilQuiet(house);
  const [row] = await house.db.query<{ id: string }[]>(
    `SELECT id FROM mail_message WHERE about_kind = 'award' AND about_id = $1`,
    [awardId],
  );
  if (!row) throw new Error('No letter was written');
  return row.id;
}

async function become(id: string, state: string): Promise<void> {
  await house.db.query(
    `UPDATE mail_message SET state = $2, problem = '550 No such person',
            sent_at = CASE WHEN $2 IN ('sent', 'bounced') THEN now() END WHERE id = $1`,
    [id, state],
  );
}

async function row(id: string): Promise<Record<string, unknown>> {
  const [found] = await house.db.query<Record<string, unknown>[]>(
    'SELECT state, settled_at IS NOT NULL AS settled, settled_by, sent_again_of FROM mail_message WHERE id = $1',
    [id],
  );
  return found ?? {};
}

async function actsOn(id: string): Promise<string[]> {
  const acts = await house.db.query<{ act: string }[]>(
    'SELECT act FROM audit_event WHERE subject = $1 ORDER BY place',
    [`letter/${id}`],
  );
  return acts.map(({ act }) => act);
}

describe('the record of letters', () => {
  it('has every letter about an award, its application and its organisation, with state, text and address', async () => {
    for (const about of [
      `award/${award.awardId}`,
      `application/${award.applicationId}`,
      `organisation/${award.organisationId}`,
    ]) {
      const list = readable((await coordinator.get(`/letters?about=${about}`)).text);
      expect(list).toContain(`${award.reference}: the panel would like to fund`);
      expect(list).toContain(award.contactEmail);
    }
    const other = await anAward(house);
    const none = await coordinator.get(`/letters?about=award/${other.awardId}`);
    expect(readable(none.text)).toContain('There is no such letter.');

    const letter = readable((await coordinator.get(`/letters/${letterId}`)).text);
    expect(letter).toContain('The panel has decided to offer');
    expect(letter).toContain('The mail server took it');
    const html = await coordinator.get(`/letters/${letterId}/html`);
    expect(html.headers.get('content-security-policy')).toMatch(/^sandbox /);
  });

  it('is not there for members, contacts and strangers; observers read, and do nothing', async () => {
    const member = await house.as(
      await house.person('Mo Member', { role: 'panel-member', subjectId: award.panelId }),
    );
    expect((await member.get(`/letters/${letterId}`)).status).toBe(403);
    const contact = await house.as(award.contact);
    expect((await contact.get('/letters')).status).toBe(403);
    const observer = await house.as(await house.person('Ob Server', 'observer'));
    expect((await observer.get(`/letters/${letterId}`)).status).toBe(200);
    expect((await observer.get(`/letters/${letterId}/repetition`)).status).toBe(403);
  });

  it('shows nothing of what an interest shuts, nor counts it: list, letter, acts and home', async () => {
    const conflicted = await seatWithInterest('Ina Interest');
    await house.person('Ina Interest', 'coordinator');
    await become(letterId, 'bounced');
    const visitor = await house.as(conflicted);

    expect((await visitor.get('/letters')).text).not.toContain(award.reference);
    expect((await visitor.get(`/letters?about=award/${award.awardId}`)).text).not.toContain(
      letterId,
    );
    for (const path of ['', '/html', '/repetition', '/settlement', '/withdrawal', '/release']) {
      expect((await visitor.get(`/letters/${letterId}${path}`)).status).toBe(404);
    }
    const page = await coordinator.get(`/letters/${letterId}/repetition`);
    expect(page.status).toBe(200);
    expect(
      (
        await visitor.post(`/letters/${letterId}/settlement`, {
          ...(await tokenOf(visitor)),
          reason: 'x',
        })
      ).status,
    ).toBe(404);
    const record = house.get(LettersRecord);
    const [theirs, all] = await Promise.all([
      record.waiting(conflicted),
      record.waiting(await house.person('Cora Coordinator')),
    ]);
    expect(all.toSettle - theirs.toSettle).toBe(1);
    await become(letterId, 'sent');
  });

  it('keeps the messages that let people in to itself', async () => {
    await house.visitor().submit('/sign-in', { email: 'somebody@example.org' });
    await untilQuiet(house);

    const list = readable((await coordinator.get('/letters')).text);

    expect(list).not.toContain('somebody@example.org');
  });

  it('knows what every kind of letter is about', () => {
    const folder = join(import.meta.dirname, '../../../../src');
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.service.ts'))
      .map((path) => readFileSync(join(folder, path), 'utf8'))
      .filter((source) => source.includes('.txt.njk'));
    const words = sources
      .flatMap((source) => [...source.matchAll(/(?:key: |return )`([a-z-]+)\/\$\{/g)])
      .map(([, word]) => word);

    expect(
      [...new Set(words)].filter((word) => word !== 'sign-in' && !KNOWN_SUBJECTS.has(word ?? '')),
    ).toEqual([]);
    expect(words.length).toBeGreaterThan(20);
  });
});

describe('a letter that is held', () => {
  beforeEach(async () => {
    await coordinator.submit('/letter-kinds/award-offered/holding', { holding: 'hold' });
    award = await anAward(house);
    letterId = await offered(award);
  });
  afterEach(() => coordinator.submit('/letter-kinds/award-offered/holding', { holding: 'go' }));

  it('waits until somebody lets it go, and then leaves once', async () => {
    expect((await row(letterId))['state']).toBe('held');
    expect(house.letterbox.to(award.contactEmail)).toEqual([]);
    expect(readable((await coordinator.get('/home')).text)).toMatch(
      /letters? to look at and let go/,
    );

    await Promise.all(
      Array.from({ length: 5 }, () => coordinator.submit(`/letters/${letterId}/release`)),
    );
    await untilQuiet(house);

    expect(house.letterbox.to(award.contactEmail)).toHaveLength(1);
    expect(await actsOn(letterId)).toEqual(['letter-released']);
  });

  it('is withdrawn with a reason and never leaves', async () => {
    const refused = await coordinator.submit(`/letters/${letterId}/withdrawal`, { reason: '' });
    expect([refused.status, readable(refused.text)]).toEqual([
      422,
      expect.stringContaining('Enter the reason'),
    ]);

    await coordinator.submit(`/letters/${letterId}/withdrawal`, { reason: 'The sum is wrong' });
    const late = await coordinator.submit(`/letters/${letterId}/release`);
    await untilQuiet(house);

    expect((await row(letterId))['state']).toBe('withdrawn');
    expect(readable(late.text)).toContain('This letter is withdrawn now');
    expect(house.letterbox.to(award.contactEmail)).toEqual([]);
    expect(readable((await coordinator.get(`/letters/${letterId}`)).text)).toContain(
      'The sum is wrong',
    );
  });

  it('is not let go to somebody who has come to have an interest in what it is about', async () => {
    await house.db.query('UPDATE mail_message SET to_address = $2 WHERE id = $1', [
      letterId,
      'rita.reader@example.org',
    ]);
    await seatWithInterest('Rita Reader');

    const refused = await coordinator.post(`/letters/${letterId}/release`, await tokenOf());

    expect(refused.status).toBe(422);
    expect(readable(refused.text)).toContain('has an interest in what it is about');
    expect((await row(letterId))['state']).toBe('held');
  });
});

describe('a letter that did not arrive', () => {
  it('waits on the coordinator’s home until it is sent again, as a letter that names the first', async () => {
    await become(letterId, 'bounced');
    expect(readable((await coordinator.get('/home')).text)).toMatch(
      /did not arrive, or perhaps did not/,
    );

    const answer = await coordinator.submit(`/letters/${letterId}/repetition`);
    await untilQuiet(house);

    const again = answer.location?.split('/').at(-1) ?? '';
    expect(await row(again)).toMatchObject({ state: 'sent', sent_again_of: letterId });
    expect(await row(letterId)).toMatchObject({ state: 'bounced', settled: true });
    expect(house.letterbox.to(award.contactEmail)).toHaveLength(2);
    expect(await actsOn(letterId)).toEqual(['letter-sent-again']);
  });

  it('is sent again once though the button is pressed five times', async () => {
    await become(letterId, 'failed');
    const fields = { ...(await tokenOf()), seen: '0' };

    await Promise.all(
      Array.from({ length: 5 }, () => coordinator.post(`/letters/${letterId}/repetition`, fields)),
    );
    await untilQuiet(house);

    expect(house.letterbox.to(award.contactEmail)).toHaveLength(2);
  });

  it('may have arrived after all: somebody who knows says so, and how they know', async () => {
    await become(letterId, 'unknown');

    await coordinator.submit(`/letters/${letterId}/settlement`, { reason: 'Anne has it' });
    await untilQuiet(house);

    expect(await row(letterId)).toMatchObject({ state: 'sent', settled: true });
    expect(house.letterbox.to(award.contactEmail)).toHaveLength(1);
    expect(readable((await coordinator.get(`/letters/${letterId}`)).text)).toContain(
      'Found to have arrived by Cora Coordinator',
    );
  });

  it('is seen to once, when they were told in another way', async () => {
    await become(letterId, 'failed');

    await coordinator.submit(`/letters/${letterId}/settlement`, { reason: 'Rang them' });
    const later = await coordinator.submit(`/letters/${letterId}/settlement`, { reason: 'Again' });

    expect(await row(letterId)).toMatchObject({ state: 'failed', settled: true });
    expect(readable(later.text)).toContain('Somebody has seen to this letter already');
    expect(await actsOn(letterId)).toEqual(['letter-settled']);
  });
});

/** A seat on the panel of the award, and an interest in its bid. Answers with the person's id. */
async function seatWithInterest(name: string): Promise<string> {
  const personId = await seat(house, award.panelId, name);
  await house.db.query(
    `INSERT INTO declaration (application_id, person_id, kind, note, declared_at)
     VALUES ($1, $2, 'pecuniary', 'A cousin', now())`,
    [award.applicationId, personId],
  );
  return personId;
}

/** A visitor's token, from a form that is always there. */
async function tokenOf(visitor = coordinator): Promise<{ _csrf: string }> {
  const { text } = await visitor.get('/letter-kinds/meeting/holding');
  return { _csrf: /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? '' };
}

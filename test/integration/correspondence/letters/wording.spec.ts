import { jest } from '@jest/globals';
import { awardOffered } from '../../../../src/awards/awards.events.js';
import { LetterTemplates } from '../../../../src/platform/mail/wording/letter-templates.service.js';
import { Transactions } from '../../../../src/platform/database/transactions.service.js';
import { Outbox } from '../../../../src/platform/outbox/outbox.service.js';
import { openHouse, type House } from '../../../support/house.js';
import { readable, type Visitor } from '../../../support/visitor.js';
import { anAward, type AnAward } from '../../payments/an-award.js';
import { untilQuiet } from '../quiet.js';

jest.setTimeout(60_000);

const KIND = '/letter-kinds/award-offered';

let house: House;
let coordinator: Visitor;
beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  coordinator = await house.as(await house.person('Cora Coordinator', 'coordinator'));
});
afterAll(() => house.close());

async function offer(terms: Parameters<typeof anAward>[1] = {}): Promise<AnAward> {
  const award = await anAward(house, terms);
  await house.get(Transactions).run((tx) => house.get(Outbox).add(tx, awardOffered(award.awardId)));
  await untilQuiet(house);
  return award;
}

const usual = (): string => house.get(LetterTemplates).ofKind('award-offered')?.text ?? '';

async function newest(): Promise<string> {
  const [row] = await house.db.query<{ after: string }[]>(
    `SELECT coalesce(max(number), 0)::text AS after FROM letter_version WHERE kind = 'award-offered'`,
  );
  return row?.after ?? '0';
}

async function word(subject: string, text: string): Promise<string> {
  const answer = await coordinator.submit(KIND, { subject, text, after: await newest() });
  return answer.location ?? `${answer.status} ${readable(answer.text)}`;
}

it('lists every kind with what it is for, and says names where a template has code', async () => {
  const list = readable((await coordinator.get('/letter-kinds')).text);
  expect(list).toContain('Offer of a grant');
  expect(list).toContain('To the organisation, when the outcome is released');
  for (const kind of house.get(LetterTemplates).kinds()) {
    const { status, text } = await coordinator.get(`/letter-kinds/${kind}`);
    expect(status).toBe(200);
    expect(text).not.toMatch(/\{\{|\{%|\| pounds/);
  }
});

it('tries a wording on a letter that was really written, and uses it once somebody says so', async () => {
  const before = await offer();
  const text = usual().replace('Good news.', 'We are glad to write, [Reader’s name].');

  const version = await word('[Reference]: a grant of [Grant]', text);
  const tried = readable((await coordinator.get(version)).text);
  const still = await offer();
  await coordinator.submit(version);
  const after = await offer();

  expect(tried).toContain(`${before.reference}: a grant of £4,800.01`);
  expect(tried).toContain('We are glad to write, Contact Of Group');
  const html = await coordinator.get(`${version}/html`);
  expect(html.text).toContain('We are glad to write');
  expect(html.headers.get('content-security-policy')).toMatch(/^sandbox /);
  expect(house.letterbox.to(still.contactEmail)[0]?.text).toContain('Good news.');
  const [letter] = house.letterbox.to(after.contactEmail);
  expect(letter?.subject).toBe(`${after.reference}: a grant of £4,800.01`);
  expect(letter?.text).toContain('We are glad to write, Contact Of Group');
  expect(letter?.text).toContain('There are no special conditions.');
  expect(letter?.text).toContain(`http://localhost/awards/${after.awardId}/acceptance`);
  expect(letter?.html).toContain(`href="http://localhost/awards/${after.awardId}/acceptance"`);
  const versions = await house.db.query<{ number: number | null }[]>(
    `SELECT v.number FROM mail_message m LEFT JOIN letter_version v ON v.id = m.version_id
      WHERE m.to_address = ANY($1) ORDER BY m.written_at`,
    [[before, still, after].map(({ contactEmail }) => contactEmail)],
  );
  expect(versions.map(({ number }) => number)).toEqual([null, null, 1]);
});

it('goes back to what the house came with, and keeps every wording with whose it was', async () => {
  await coordinator.submit(`${KIND}/default`);
  await coordinator.submit(`${KIND}/default`);
  const award = await offer();

  expect(house.letterbox.to(award.contactEmail)[0]?.text).toContain('Good news.');
  const page = readable((await coordinator.get(KIND)).text);
  expect(page).toContain('Version 2');
  expect(page).toContain('Cora Coordinator');
  expect(page).not.toContain('Version 3');
});

it('refuses a name that stands for nothing and a letter without its link, with what was typed kept', async () => {
  const typed = usual().replace('[Link to acceptance]', '[Link to acceptence]');

  const answer = await word('[Usual subject]', typed);

  expect(answer).toMatch(/^422 /);
  expect(answer).toContain('[Link to acceptence] stands for nothing in this letter');
  expect(answer).toContain('The letter is of no use without [Link to acceptance]');
});

it('reads nothing that is typed or told as a template, and no name as a header or another name', async () => {
  const version = await word(
    'About [Project]',
    `${usual()}\n\n{{ 7 * 7 }} {% for x in range(3) %}{{ x }}{% endfor %} {{ baseUrl }}`,
  );
  await coordinator.submit(version);
  const award = await anAward(house, {
    organisationName: '[Grant] {{ 6 * 6 }} & <b>Sons</b>\r\nBcc: all@example.org',
  });
  await house.db.query(`UPDATE application SET title = $2 WHERE id = $1`, [
    award.applicationId,
    'Sewing\r\nBcc: all@example.org\r\n\r\n[Grant]',
  ]);
  await house.get(Transactions).run((tx) => house.get(Outbox).add(tx, awardOffered(award.awardId)));
  await untilQuiet(house);

  const [letter, ...more] = house.letterbox.to(award.contactEmail);
  expect(more).toEqual([]);
  expect(house.letterbox.to('all@example.org')).toEqual([]);
  expect(letter?.subject).toBe('About Sewing Bcc: all@example.org [Grant]');
  expect(letter?.text).toContain(
    '{{ 7 * 7 }} {% for x in range(3) %}{{ x }}{% endfor %} {{ baseUrl }}',
  );
  expect(letter?.text).toContain('[Grant] {{ 6 * 6 }} & <b>Sons</b>');
  expect(letter?.html).toContain('&lt;b&gt;Sons&lt;/b&gt;');
  await coordinator.submit(`${KIND}/default`);
});

it('tells the later of two who word one letter at once, and keeps what both wrote', async () => {
  const after = await newest();
  const one = await coordinator.submit(KIND, { subject: 'One', text: `One ${usual()}`, after });
  const two = await coordinator.submit(KIND, { subject: 'Two', text: `Two ${usual()}`, after });
  const again = await coordinator.submit(KIND, { subject: 'One', text: `One ${usual()}`, after });

  expect(one.status).toBe(303);
  expect(two.status).toBe(422);
  expect(two.text).toContain('Two Dear [Reader');
  expect(readable(two.text)).toContain('Somebody wrote version');
  expect(again.location).toBe(one.location);
});

it('is the coordinator’s alone, and has no other kinds', async () => {
  const trustee = await house.as(await house.person('Tia Trustee', 'trustee-administrator'));
  expect((await trustee.get(KIND)).status).toBe(403);
  for (const kind of ['sign-in', 'nothing', '..%2Fsign-in']) {
    expect((await coordinator.get(`/letter-kinds/${kind}`)).status).toBe(404);
  }
  expect((await coordinator.get(`${KIND}/versions/999`)).status).toBe(404);
});

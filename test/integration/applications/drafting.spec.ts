import { openHouse, type House } from '../../support/house.js';
import { readable, type Visitor } from '../../support/visitor.js';
import { ground, openRound } from '../rounds/opened-round.js';
import { Starting } from '../../../src/applications/starting/starting.service.js';
import { anOrganisation, whole } from './written-application.js';

let house: House;
let slug: string;
let contact: string;
let second: string;
let groups = 0;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  slug = await openRound(house, await ground(house));
  contact = await house.person('Wyn Wivenhoe');
  second = await house.person('Sam Okafor');
}, 60_000);

beforeEach(() => {
  house.clock.set('2026-11-23T10:00:00Z');
});

afterAll(() => house.close());

/** A draft of a new group with two contacts; and the two, each in a browser. */
async function aDraft(): Promise<{ id: string; wyn: Visitor; sam: Visitor }> {
  const organisationId = await anOrganisation(house, `Group ${++groups}`, contact);
  await house.person('Sam Okafor', { role: 'contact', subjectId: organisationId });
  const id = await house
    .get(Starting)
    .start({ roundSlug: slug, organisationId, by: contact, reachedAt: house.clock.now() });
  return { id, wyn: await house.as(contact), sam: await house.as(second) };
}

async function stored(id: string): Promise<unknown> {
  const [row] = await house.db.query<unknown[]>(
    'SELECT title, requested_pence, answers, version FROM application WHERE id = $1',
    [id],
  );
  return row;
}

function token(html: string): { _csrf: string; version: string } {
  return {
    _csrf: /name="_csrf" value="([^"]*)"/.exec(html)?.[1] ?? '',
    version: /name="version" value="([^"]*)"/.exec(html)?.[1] ?? '',
  };
}

it('keeps what is written, section by section, and says how far each is', async () => {
  const { id, wyn } = await aDraft();

  await wyn.submit(`/applications/${id}/sections/1`, { title: 'Lunch club' });
  const saved = await wyn.submit(`/applications/${id}/sections/4`, {
    ...whole[4],
    amount: '20,000',
  });
  await wyn.submit(`/applications/${id}/sections/2`, whole[2]);
  const text = readable((await wyn.follow(saved)).text);

  expect(await stored(id)).toEqual({
    title: 'Lunch club',
    requested_pence: '2000000',
    answers: {
      'total-cost': '500000',
      'other-funding': 'Members’ pennies',
      'who-benefits': 'Older neighbours who eat alone',
      people: '40',
      neighbourhood: 'central',
      theme: 'health-and-wellbeing',
      area: { places: ['castle'], postcodes: [] },
      budget: {
        lines: [
          { what: 'Forty lunches', costKind: 'food-and-drink', cost: '500000', asked: '480000' },
        ],
        match: [{ source: 'The tin at the door', amount: '20000', isConfirmed: true }],
      },
    },
    version: 3,
  });
  expect(text).toContain('11 days left');
  expect(text).toContain('1 of 6 sections done');
  expect(text).toMatch(
    /The project Saved Monday 23 November 2026, 10am by Wyn Wivenhoe In progress/,
  );
  expect(text).toMatch(/People and place .* Done/);
  expect(text).toMatch(/How it will work Not started/);
  expect(text).toMatch(/The money .* Needs attention/);
});

it('takes an answer away again', async () => {
  const { id, wyn } = await aDraft();
  await wyn.submit(`/applications/${id}/sections/4`, whole[4]);

  await wyn.submit(`/applications/${id}/sections/4`, { amount: '', 'total-cost': '5000' });

  expect(await stored(id)).toMatchObject({
    requested_pence: null,
    answers: { 'total-cost': '500000' },
  });
});

it.each(['1,00', '-0', '1e21', '0.005', 'lots'])(
  'shows an amount of %s again with a sentence, and stores nothing of the form',
  async (amount) => {
    const { id, wyn } = await aDraft();

    const answer = await wyn.submit(`/applications/${id}/sections/4`, { ...whole[4], amount });

    expect(answer.status).toBe(422);
    expect(answer.text).toContain('href="#amount"');
    expect(answer.text).toContain(`value="${amount}"`);
    expect(answer.text).toContain('Members’ pennies');
    expect(await stored(id)).toMatchObject({ requested_pence: null, answers: {}, version: 0 });
  },
);

it('reads 1,000.10 as what it is', async () => {
  const { id, wyn } = await aDraft();

  await wyn.submit(`/applications/${id}/sections/4`, { amount: '1,000.10' });

  expect(await stored(id)).toMatchObject({ requested_pence: '100010' });
});

it('knows that February has no 30th', async () => {
  const { id, wyn } = await aDraft();

  const answer = await wyn.submit(`/applications/${id}/sections/1`, {
    ...whole[1],
    'starts-on-day': '30',
    'starts-on-month': '2',
  });

  expect(answer.status).toBe(422);
  expect(readable(answer.text)).toContain('The date your project starts must be a real date');
  expect(answer.text).toMatch(/name="starts-on-day"[^>]*value="30"/);
});

it('answers five megabytes with a sentence, and gives back every word', async () => {
  const { id, wyn } = await aDraft();
  const flood = 'flood '.repeat(900_000);

  const answer = await wyn.submit(`/applications/${id}/sections/1`, {
    ...whole[1],
    summary: flood,
  });

  expect(answer.status).toBe(422);
  expect(answer.text).toContain('“What will you do?” has 900,000 words: cut it to 150 or fewer');
  expect(answer.text).toContain(flood);
  expect(await stored(id)).toMatchObject({ title: '', version: 0 });
});

it('keeps a text of too many words for its writer to cut, and says so', async () => {
  const { id, wyn } = await aDraft();
  const long = 'word '.repeat(151).trim();

  const saved = await wyn.submit(`/applications/${id}/sections/1`, { ...whole[1], summary: long });

  expect(saved.status).toBe(303);
  const again = await wyn.get(`/applications/${id}/sections/1`);
  expect(again.text).toContain('has 151 words: cut it to 150 or fewer');
  expect(again.text).toContain(long);
});

it('shows the loser of two tabs both texts, and who saved when; saving again is their choice', async () => {
  const { id, wyn, sam } = await aDraft();
  const path = `/applications/${id}/sections/1`;
  const opened = token((await wyn.get(path)).text);
  await sam.submit(path, { title: 'Sam’s title', summary: 'What Sam wrote' });

  const mine = { title: 'Wyn’s title', summary: 'What Wyn wrote' };
  const refused = await wyn.post(path, { ...opened, ...mine });

  expect(refused.status).toBe(422);
  const text = readable(refused.text);
  expect(text).toContain(
    'Sam Okafor saved this section on Monday 23 November 2026, 10am, after this page was opened',
  );
  expect(text).toMatch(/What is stored now .*Sam’s title.*What Sam wrote.*What you typed/);
  expect(refused.text).toContain('value="Wyn’s title"');
  expect(await stored(id)).toMatchObject({ title: 'Sam’s title', version: 1 });

  const chosen = await wyn.post(path, { ...token(refused.text), ...mine });
  expect(chosen.status).toBe(303);
  expect(await stored(id)).toMatchObject({ title: 'Wyn’s title', version: 2 });
});

it('tells of the other tab even when something else is wrong, and not only after it is mended', async () => {
  const { id, wyn, sam } = await aDraft();
  const path = `/applications/${id}/sections/4`;
  const opened = token((await wyn.get(path)).text);
  const bad = await wyn.post(path, { ...opened, amount: 'lots' });
  await sam.submit(path, { amount: '600' });

  const refused = await wyn.post(path, { ...token(bad.text), amount: '700' });

  expect(refused.status).toBe(422);
  expect(readable(refused.text)).toContain('Sam Okafor saved this section');
  expect(await stored(id)).toMatchObject({ requested_pence: '60000' });
});

it('lets two people write two sections at the same time', async () => {
  const { id, wyn, sam } = await aDraft();
  const opened = token((await wyn.get(`/applications/${id}/sections/1`)).text);
  await sam.submit(`/applications/${id}/sections/3`, whole[3]);

  const saved = await wyn.post(`/applications/${id}/sections/1`, { ...opened, ...whole[1] });

  expect(saved.status).toBe(303);
  expect(await stored(id)).toMatchObject({
    title: 'Lunch club',
    answers: { strengths: 'Good cooks and a warm hall' },
    version: 2,
  });
});

it('saves once for twenty clicks at once, and refuses none of them', async () => {
  const { id, wyn } = await aDraft();
  const path = `/applications/${id}/sections/2`;
  const opened = token((await wyn.get(path)).text);

  const answers = await Promise.all(
    Array.from({ length: 20 }, () => wyn.post(path, { ...opened, ...whole[2] })),
  );

  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
  expect(await stored(id)).toMatchObject({ version: 1 });
});

it('keeps a draft as it is once the round has closed, and shows what was typed too late', async () => {
  house.clock.set('2026-12-04T11:30:00Z');
  const { id, wyn } = await aDraft();
  const path = `/applications/${id}/sections/1`;
  const opened = token((await wyn.get(path)).text);
  house.clock.set('2026-12-04T12:00:00Z');

  const answer = await wyn.post(path, { ...opened, title: 'Too late' });

  expect(answer.status).toBe(422);
  expect(readable(answer.text)).toContain('This round closed on Friday 4 December 2026, 12 noon');
  expect(answer.text).toContain('value="Too late"');
  expect(await stored(id)).toMatchObject({ title: '' });
});

it('has no pages for anyone else: not another group, not staff, not a visitor', async () => {
  const { id, wyn } = await aDraft();
  const stranger = await house.person('Sly Stranger');
  await anOrganisation(house, 'Sly Group', stranger);
  const sly = await house.as(stranger);
  const staff = await house.as(await house.person('Cora Coordinator', 'coordinator'));
  const { _csrf } = token((await sly.get('/organisations/new')).text);

  for (const path of ['', '/sections/1', '/submission', '/receipt']) {
    expect((await sly.get(`/applications/${id}${path}`)).status).toBe(404);
    expect((await staff.get(`/applications/${id}${path}`)).status).toBe(403);
  }
  expect((await staff.get(`/applications/${id}/paper`)).status).toBe(404);
  expect((await sly.post(`/applications/${id}/sections/1`, { _csrf, title: 'Mine' })).status).toBe(
    404,
  );
  const submitted = await sly.post(`/applications/${id}/submission`, {
    _csrf,
    declaration: 'yes',
    version: '0',
  });
  expect(submitted.status).toBe(404);
  expect(await stored(id)).toMatchObject({ title: '', version: 0 });
  expect((await wyn.get(`/applications/${id}/sections/7`)).status).toBe(404);
  expect((await wyn.get(`/applications/${id}/sections/0`)).status).toBe(404);
});

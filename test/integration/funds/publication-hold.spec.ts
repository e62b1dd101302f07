import { openHouse, type House } from '../../support/house.js';
import { readable, type Visitor } from '../../support/visitor.js';
import { anAward, type AnAward } from '../payments/an-award.js';
import { actsOn } from '../panels/a-panel.js';

let house: House;
let keeper: Visitor;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
}, 60_000);

afterAll(() => house.close());

beforeEach(async () => {
  keeper = await house.as(await house.person('Kit Keeper', 'trustee-administrator'));
});

/** What anybody reads of it: the register, a search of it, its totals, the front page. */
async function inPublic({ awardId }: AnAward): Promise<readonly boolean[]> {
  const [row] = await house.db.query<{ name: string }[]>(
    'SELECT o.name FROM award w JOIN organisation o ON o.id = w.organisation_id WHERE w.id = $1',
    [awardId],
  );
  const name = row?.name ?? '';
  const anybody = house.visitor();
  const pages = ['/awards', '/', `/awards?q=${encodeURIComponent(name)}`];
  const [register = '', front = '', found = ''] = await Promise.all(
    pages.map(async (path) => readable((await anybody.get(path)).text)),
  );
  // A search says again what was looked for.
  return [register.includes(name), front.includes(name), !found.includes('Nothing here matches')];
}

const everywhere = [true, true, true];
const nowhere = [false, false, false];

it('keeps awards of one fund out of everything public until the funder agrees; others stay', async () => {
  const held = await anAward(house, { organisationName: 'Aardvarks' });
  const other = await anAward(house, { organisationName: 'Bumblebees' });
  expect(await inPublic(held)).toEqual(everywhere);
  const path = `/funds/${held.fundId}/publication-hold`;

  const done = await keeper.submit(path, { reason: 'Clause 9: a launch in the spring' });

  expect(done.location).toBe(`/funds/${held.fundId}`);
  expect(readable((await keeper.follow(done)).text)).toContain(
    'When the funder agrees: Clause 9: a launch in the spring',
  );
  expect(await inPublic(held)).toEqual(nowhere);
  expect(await inPublic(other)).toEqual(everywhere);
  const register = readable((await house.visitor().get('/awards')).text);
  expect(register).toContain('1 award');
  await keeper.submit(`${path}/lifting`, { reason: 'Their e-mail of 1 December' });
  expect(await inPublic(held)).toEqual(everywhere);
  expect(await actsOn(house, `fund/${held.fundId}`)).toEqual(
    expect.arrayContaining(['publication held', 'publication hold lifted']),
  );
});

it('shows a held award to its own panel only, and to those who look after every panel', async () => {
  const held = await anAward(house);
  const elsewhere = await house.person('Elsa Where', {
    role: 'panel-member',
    subjectId: '00000000-0000-4000-8000-000000000000',
  });
  const board = async (visitor: Visitor): Promise<boolean> =>
    (await visitor.get(`/board?fund=${held.fundId}`)).text.includes(held.reference);
  expect(await board(await house.as(elsewhere))).toBe(true);

  await keeper.submit(`/funds/${held.fundId}/publication-hold`, { reason: 'Their wish' });

  expect(await board(await house.as(elsewhere))).toBe(false);
  expect(await board(keeper)).toBe(true);
});

it('ends by itself on its day in Colchester', async () => {
  const held = await anAward(house, { organisationName: 'Chaffinches' });
  await keeper.submit(`/funds/${held.fundId}/publication-hold`, {
    reason: 'An embargo',
    ...{ 'publishFrom-day': '1', 'publishFrom-month': '12', 'publishFrom-year': '2026' },
  });
  house.clock.set('2026-11-30T23:59:00Z');
  expect(await inPublic(held)).toEqual(nowhere);
  house.clock.set('2026-12-01T00:00:00Z');
  expect(await inPublic(held)).toEqual(everywhere);
});

it('is entered once of twenty clicks at once, refused a second time, and lifted once', async () => {
  const { fundId } = await anAward(house);
  const path = `/funds/${fundId}/publication-hold`;
  const { text } = await keeper.get(path);
  const _csrf = /name="_csrf" value="(\w+)"/.exec(text)?.[1] ?? '';
  const clicks = await Promise.all(
    Array.from({ length: 20 }, () => keeper.post(path, { _csrf, reason: 'Their wish' })),
  );
  expect(new Set(clicks.map(({ status }) => status))).toEqual(new Set([303]));
  expect((await keeper.post(path, { _csrf, reason: 'Another wish' })).status).toBe(422);
  const lifts = await Promise.all(
    Array.from({ length: 20 }, () => keeper.post(`${path}/lifting`, { _csrf, reason: 'Agreed' })),
  );
  expect(new Set(lifts.map(({ status }) => status))).toEqual(new Set([303]));
  expect((await keeper.post(`${path}/lifting`, { _csrf, reason: 'Again' })).status).toBe(422);
  const acts = await actsOn(house, `fund/${fundId}`);
  expect(acts.filter((act) => act.startsWith('publication'))).toEqual([
    'publication held',
    'publication hold lifted',
  ]);
});

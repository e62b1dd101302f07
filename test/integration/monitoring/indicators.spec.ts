import { jest } from '@jest/globals';
import { Returns } from '../../../src/monitoring/returns.queries.js';
import { openHouse, type House } from '../../support/house.js';
import type { Visitor } from '../../support/visitor.js';
import { seat } from '../payments/a-seat.js';
import type { AnAward } from '../payments/an-award.js';
import { aReturnOwed, submitReturn, told, typedOf, writeReturn } from './a-return.js';

jest.setTimeout(60_000);

let house: House;
let cora: Visitor;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  cora = await house.as(await house.person('Cora Coordinator', 'coordinator'));
});
afterAll(() => house.close());

const HELPED = 'People who were helped';

async function add(name: string): Promise<string> {
  const added = await cora.submit('/indicators/new', {
    ...{ name, whatCounts: 'Everybody who was met', unit: 'people', adds: 'sum' },
    countsOnce: 'yes',
  });
  expect(added.status).toBe(303);
  const [row] = await house.db.query<{ id: string }[]>(
    'SELECT id FROM indicator WHERE name = $1 AND retired_at IS NULL',
    [name],
  );
  return row?.id ?? '';
}

async function slugOf({ roundId }: AnAward): Promise<string> {
  const [row] = await house.db.query<{ slug: string }[]>('SELECT slug FROM round WHERE id = $1', [
    roundId,
  ]);
  return row?.slug ?? '';
}

async function tell(award: AnAward, returnId: string, reached: string): Promise<void> {
  const whose = { returnId, by: award.contact };
  await writeReturn(house, whose, { ...typedOf(told), 'outcomes.1.reached': reached });
  await submitReturn(house, whose);
}

/** The figures behind the name of an indicator: achieved, target, percent, grants, with a target, returns, missing. */
async function figures(visitor: Visitor, by: string, name = HELPED): Promise<readonly string[]> {
  const { status, text } = await visitor.get(`/indicators/reached/csv?by=${by}`);
  expect(status).toBe(200);
  return text
    .split('\r\n')
    .map((line) => line.split(','))
    .filter((cells) => cells[1] === name)
    .map((cells) => cells.slice(3).join(' '));
}

describe('an indicator', () => {
  let first: AnAward;
  let other: AnAward;
  let firstReturn: string;

  beforeAll(async () => {
    const id = await add(HELPED);
    const [one, { id: oneReturn }] = await aReturnOwed(house);
    const [two, { id: twoReturn }] = await aReturnOwed(house);
    [first, other, firstReturn] = [one, two, oneReturn];
    for (const award of [one, two]) {
      const chosen = await cora.submit(`/rounds/${await slugOf(award)}/indicators`, {
        chosen: [id],
      });
      expect(chosen.status).toBe(303);
    }
    const agreed = await cora.submit(`/awards/${one.awardId}/indicators`, {
      ...{ indicator: id, target: '50' },
    });
    expect(agreed.status).toBe(303);
    await tell(one, oneReturn, '20');
    await tell(two, twoReturn, '300');
  });

  it('stands in the next return beside its target and what was told before', async () => {
    const returns = await house.get(Returns).ofAward(first.awardId);
    const contact = await house.as(first.contact);
    const { text } = await contact.get(`/returns/${returns[1]?.id ?? ''}/sections/2`);
    expect(text).toContain(HELPED);
    expect(text).toContain('Target 50. Told before 20. So far 20.');
    expect(text).toContain('New people only');
  });

  it('is rolled up over everything, by round and by fund', async () => {
    expect(await figures(cora, 'all')).toEqual(['320 50 40% 2 1 2 0']);
    expect((await figures(cora, 'fund')).toSorted()).toEqual([
      ...['20 50 40% 1 1 1 0', '300 None agreed – 1 0 1 0'],
    ]);
    expect(await figures(cora, 'round')).toHaveLength(2);
    expect((await cora.get('/indicators/reached')).text).toContain('320');
  });

  it('is for funders of their own fund, for members of their own panel', async () => {
    const { fundId: subjectId } = other;
    const funder = await house.person('Fay Funder', { role: 'funder-contact', subjectId });
    expect(await figures(await house.as(funder), 'all')).toEqual(['300 None agreed – 1 0 1 0']);
    const member = await house.as(await seat(house, first.panelId, 'Mo Member'));
    expect(await figures(member, 'all')).toEqual(['20 50 40% 1 1 1 0']);
    const contact = await house.as(first.contact);
    expect((await contact.get('/indicators/reached')).status).toBe(403);
  });

  it('leaves out whole what an interest shuts, and says so', async () => {
    const shut = await house.person('Ina Interest', 'coordinator');
    await house.db.query(
      `INSERT INTO declaration (application_id, person_id, kind, note, declared_at)
       VALUES ($1, $2, 'pecuniary', '', now())`,
      [other.applicationId, shut],
    );
    const ina = await house.as(shut);
    expect(await figures(ina, 'all')).toEqual(['20 50 40% 1 1 1 0']);
    expect(await figures(ina, 'fund')).toHaveLength(1);
    const { text } = await ina.get('/indicators/reached');
    expect(text).toContain('left out whole');
    expect(text).not.toContain('3' + '20');
    expect((await ina.get(`/awards/${other.awardId}/indicators`)).status).toBe(404);
    expect((await cora.get('/indicators/reached')).text).not.toContain('left out whole');
  });

  it('counts a return that is sent again once', async () => {
    await house.db.query(`UPDATE monitoring_return SET status = 'queried' WHERE id = $1`, [
      firstReturn,
    ]);
    const contact = await house.as(first.contact);
    await contact.submit(`/returns/${firstReturn}/sections/2`, {
      ...{ 'people.fresh': '34', 'outcomes.1.reached': '25' },
    });
    await submitReturn(house, { returnId: firstReturn, by: first.contact });
    expect(await figures(cora, 'all')).toEqual(['325 50 50% 2 1 2 0']);
  });

  it('keeps its name and figures when it is retired and another takes its name', async () => {
    const [row] = await house.db.query<{ id: string }[]>('SELECT id FROM indicator');
    const path = `/indicators/${row?.id ?? ''}/retirement`;
    await Promise.all([1, 2].map(() => cora.submit(path)));
    const again = await add(HELPED);
    expect(again).not.toBe(row?.id);
    expect(await figures(cora, 'all')).toEqual(['325 50 50% 2 1 2 0']);
    const slug = await slugOf(first);
    const stale = await cora.submit(`/rounds/${slug}/indicators`, { chosen: [again], seen: 'x' });
    expect(stale.status).toBe(422);
    expect(stale.text).toContain('Somebody else changed this meanwhile');
  });

  it('is added once of two clicks, and its name once of two people', async () => {
    const { text } = await cora.get('/indicators/new');
    const token = /name="_csrf" value="([^"]*)"/.exec(text)?.[1] ?? '';
    const formKey = /name="formKey" value="([^"]*)"/.exec(text)?.[1] ?? '';
    const typed = { name: 'Hours', whatCounts: 'Hours', unit: 'hours', adds: 'sum' };
    await Promise.all(
      [1, 2].map(() => cora.post('/indicators/new', { ...typed, formKey, _csrf: token })),
    );
    const rows = await house.db.query<unknown[]>(`SELECT FROM indicator WHERE name = 'Hours'`);
    expect(rows).toHaveLength(1);
    const twice = await cora.submit('/indicators/new', { ...typed, name: 'hours' });
    expect(twice.text).toContain('There is an indicator of that name');
  });
});

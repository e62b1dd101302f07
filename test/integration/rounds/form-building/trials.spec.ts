import { openHouse, type House } from '../../../support/house.js';
import { readable } from '../../../support/visitor.js';
import { ground, openRound } from '../opened-round.js';
import { BuilderHand } from './builder-hand.js';

let house: House;
let hand: BuilderHand;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  const on = await ground(house);
  hand = new BuilderHand(await house.as(on.coordinator), await openRound(house, on));
  await hand.visitor.follow(await hand.begin('bare'));
}, 60_000);
afterAll(() => house.close());

async function countOf(table: string): Promise<number> {
  const [row] = await house.db.query<{ count: number }[]>(
    `SELECT count(*)::integer AS count FROM ${table}`,
  );
  return row?.count ?? 0;
}

it('fills, checks and sends a test application of a version that is being built', async () => {
  const board = readable((await hand.visitor.get('/rounds-board')).text);
  const started = await hand.visitor.submit(`${hand.base}/trials`, { version: '2' });
  const trial = started.location ?? '';

  const empty = await hand.visitor.submit(trial);
  expect(empty.status).toBe(422);
  expect(readable(empty.text)).toContain('Enter the title of your project');

  const kept = await hand.visitor.submit(`${trial}/sections/1`, { title: 'Tea', amount: 'much' });
  expect(kept.status).toBe(303);
  expect(readable((await hand.visitor.get(trial)).text)).toContain('would still need');
  expect((await hand.visitor.get(`${trial}/sections/1`)).text).toContain('value="much"');
  await hand.visitor.submit(`${trial}/sections/1`, { title: 'Tea', amount: '£1,200' });

  expect((await hand.visitor.submit(trial)).status).toBe(303);
  const text = readable((await hand.visitor.get(trial)).text);
  expect(text).toContain('Test');
  expect(text).toContain('Nobody has received it');
  expect(await countOf('application')).toBe(0);
  expect(readable((await hand.visitor.get('/rounds-board')).text)).toBe(board);
});

it('begins one test for two clicks, and deletes it with nothing left', async () => {
  const before = await countOf('form_trial');
  const fields = { ...(await hand.opened('trials')), version: '1' };
  const answers = await Promise.all(
    [1, 2, 3].map(() => hand.visitor.post(`${hand.base}/trials`, fields)),
  );
  const [trial = ''] = [...new Set(answers.map(({ location }) => location))];
  expect(await countOf('form_trial')).toBe(before + 1);

  await hand.visitor.submit(`${trial}/removal`);

  expect(await countOf('form_trial')).toBe(before);
  expect((await hand.visitor.get(trial)).status).toBe(404);
});

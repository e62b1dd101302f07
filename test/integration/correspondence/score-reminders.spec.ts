import { jest } from '@jest/globals';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { aBid, aPanel, declare, score, type ABid, type APanel } from '../panels/a-panel.js';
import { countQueries } from '../reporting/counted-queries.js';
import { sweep, untilQuiet } from './quiet.js';

jest.setTimeout(60_000);

/** Five days before scores are due. */
const WEDNESDAY = '2026-12-09T10:00:00Z';

let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
});

beforeEach(() => {
  house.letterbox.isDown = false;
});

afterAll(() => house.close());

const boardOf = (panel: APanel) => `/rounds/${panel.round.slug}/progress`;

async function emailOf(personId: string): Promise<string> {
  const [row] = await house.db.query<{ email: string }[]>(
    'SELECT email FROM person WHERE id = $1',
    [personId],
  );
  return row?.email ?? '';
}

async function sentTo(panel: APanel, personId: string): Promise<readonly string[]> {
  const { title } = panel.round;
  return house.letterbox
    .to(await emailOf(personId))
    .flatMap(({ subject }) =>
      subject.startsWith(`${title}: `) ? [subject.slice(title.length + 2)] : [],
    );
}

async function aScoredPanel(): Promise<{ panel: APanel; bids: readonly ABid[] }> {
  const panel = await aPanel(house);
  const bids = [await aBid(house, panel), await aBid(house, panel)];
  return { panel, bids };
}

it('reminds by itself before and after, each once, and nobody who has done it', async () => {
  const { panel, bids } = await aScoredPanel();
  const [one = '', two = '', three = ''] = panel.members;
  for (const bid of bids) await score(house, panel, bid, one, 3);
  if (bids[0]) await score(house, panel, bids[0], two, 3);
  for (const bid of bids) await declare(house, bid, three, 'pecuniary');

  house.clock.set(WEDNESDAY);
  await sweep(house);
  await Promise.all([sweep(house), sweep(house)]);
  expect(await sentTo(panel, one)).toEqual([]);
  expect(await sentTo(panel, two)).toEqual(['1 bid to score']);
  expect(await sentTo(panel, three)).toEqual([]);
  house.clock.set('2026-12-15T10:00:00Z');
  await sweep(house);

  expect(await sentTo(panel, two)).toEqual([
    ...['1 bid to score', 'your scores for 1 bid are overdue'],
  ]);
  const letter = house.letterbox.to(await emailOf(panel.members[3] ?? ''))[0];
  expect(letter?.text).toContain('On 2 of them you declare your interest first');
});

it('says nothing before the round has closed, nor once all is decided', async () => {
  const { panel } = await aScoredPanel();
  const early = await aScoredPanel();
  await house.db.query('UPDATE round SET closes_at = $2, score_by = $3 WHERE id = $1', [
    ...[early.panel.round.id, '2026-12-10T12:00:00Z', '2026-12-14'],
  ]);
  await house.db.query(`UPDATE application SET status = 'declined' WHERE round_id = $1`, [
    panel.round.id,
  ]);
  house.clock.set(WEDNESDAY);
  await sweep(house);

  expect(await sentTo(panel, panel.members[0] ?? '')).toEqual([]);
  expect(await sentTo(early.panel, early.panel.members[0] ?? '')).toEqual([]);
});

it('reminds only those to whom it is assigned', async () => {
  const { panel, bids } = await aScoredPanel();
  const [one = '', two = ''] = panel.members;
  const coordinator = await house.as(panel.coordinator);
  const path = `/rounds/${panel.round.slug}/assignments/${bids[0]?.applicationId ?? ''}`;
  await coordinator.submit(path, { scorers: one });
  house.clock.set(WEDNESDAY);

  await sweep(house);

  expect(await sentTo(panel, one)).toEqual(['1 bid to score']);
  expect(await sentTo(panel, two)).toEqual([]);
});

it('shows who owes what, and reminds now, once a day', async () => {
  const { panel, bids } = await aScoredPanel();
  const [one = '', two = ''] = panel.members;
  for (const bid of bids) await score(house, panel, bid, one, 3);
  house.clock.set('2026-12-06T20:00:00Z'); // a Sunday evening: a person may
  const coordinator = await house.as(panel.coordinator);
  const board = readable((await coordinator.get(boardOf(panel))).text);
  expect(board).toContain('8 sheets are not sent. Scores are due by 14 December 2026.');
  expect(board).toMatch(/Essex County Council chair \d+ Essex County Council 2 of 2 Done/);
  expect(board).toMatch(
    /Police vice-chair \d+ Essex Police 0 of 2 2 sheets, once they have declared/,
  );

  const form = { _csrf: csrfIn((await coordinator.get(boardOf(panel))).text) };
  await Promise.all(Array.from({ length: 10 }, () => coordinator.post(boardOf(panel), form)));
  await untilQuiet(house);
  expect(await sentTo(panel, one)).toEqual([]);
  expect(await sentTo(panel, two)).toEqual(['2 bids to score']);
  house.clock.set(WEDNESDAY);
  expect((await (await house.as(panel.coordinator)).submit(boardOf(panel))).status).toBe(303);
  await untilQuiet(house);
  await sweep(house);

  expect(await sentTo(panel, two)).toEqual(['2 bids to score', '2 bids to score']);
});

it('takes back what has not left when the scores are in', async () => {
  const { panel, bids } = await aScoredPanel();
  const [one = '', two = ''] = panel.members;
  house.letterbox.isDown = true;
  house.clock.set(WEDNESDAY);
  const coordinator = await house.as(panel.coordinator);
  await coordinator.submit(boardOf(panel));
  const written = async (personId: string): Promise<number> => {
    const rows = await house.db.query<unknown[]>(
      `SELECT FROM mail_message WHERE to_address = $1 AND key LIKE '%/reminder/%' AND state <> 'withdrawn'`,
      [await emailOf(personId)],
    );
    return rows.length;
  };
  await until(async () => (await written(one)) === 1 && (await written(two)) === 1);

  for (const bid of bids) await score(house, panel, bid, one, 3);

  await until(async () => (await written(one)) === 0);
  expect(await written(two)).toBe(1);
  house.letterbox.isDown = false;
});

it('tells whoever has an interest nothing of that bid: not who owes, not who is written to', async () => {
  const panel = await aPanel(house);
  const shut = await aBid(house, panel, { organisationName: 'Zq Shut Club' });
  const open = await aBid(house, panel);
  const [chair = '', two = '', three = ''] = panel.members;
  await declare(house, shut, chair, 'pecuniary');
  await declare(house, open, chair);
  await score(house, panel, open, two, 3);
  await score(house, panel, open, three, 3);
  const visitor = await house.as(chair);
  const before = (await visitor.get(boardOf(panel))).text;
  expect(before).not.toContain('Zq Shut');
  expect(readable(before)).toContain('3 sheets are not sent.');
  expect(readable(before)).toContain('1 You have left, or are to declare');
  await score(house, panel, shut, three, 3);

  expect(readable((await visitor.get(boardOf(panel))).text)).toBe(readable(before));
  await visitor.submit(boardOf(panel));
  await untilQuiet(house);
  expect(await sentTo(panel, two)).toEqual([]);
});

it('is for the coordinator and the chair', async () => {
  const { panel } = await aScoredPanel();
  const [, , member = ''] = panel.members;

  expect((await (await house.as(member)).get(boardOf(panel))).status).toBe(404);
  expect((await (await house.as(panel.members[1] ?? '')).get(boardOf(panel))).status).toBe(200);
});

it('asks the database as often for three bids as for one', async () => {
  const panel = await aPanel(house);
  await aBid(house, panel);
  const coordinator = await house.as(panel.coordinator);
  const count = () => countQueries(house.db, () => coordinator.get(boardOf(panel)));
  const one = await count();
  await aBid(house, panel);
  await aBid(house, panel);

  expect(await count()).toBe(one);
});

function csrfIn(text: string): string {
  return /name="_csrf" value="([^"]*)"/.exec(text)?.[1] ?? '';
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error('It did not come to be so');
    await new Promise((resume) => setTimeout(resume, 100));
  }
}

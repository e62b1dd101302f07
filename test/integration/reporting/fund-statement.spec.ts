import { openHouse, type House } from '../../support/house.js';
import { readable, type Answer } from '../../support/visitor.js';
import { countQueries } from './counted-queries.js';
import { WrittenStory } from './written-story.js';

let house: House;
let story: WrittenStory;
let lottery: string;
let alliance: string;
let observer: string;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  story = await WrittenStory.begin(house);
  observer = await house.person('Olu Observer', 'observer');
  lottery = await story.fund('Lottery', 10_000_000n); // received on 1 May
  alliance = await story.fund('Alliance', 2_000_000n);
  const roundId = await story.round('Warm Spaces', lottery, 4_000_000n, '2026-12-04T12:00:00Z');
  const club = await story.organisation('Wivenhoe Lunch Club');
  const bid = await story.application(roundId, club, 'Lunches', 'awarded');
  const awardId = await story.award(bid, club, lottery, 480_000n, 'accepted'); // on 3 November
  const money = { fundId: lottery, commitmentId: awardId, amountPence: 480_000n };
  await story.post('2026-11-10', { kind: 'payment-sent', ...money });
  await story.post('2026-11-12', {
    kind: 'payment-cleared',
    ...money,
    bankAccountId: story.bankAccountId,
  });
  await story.reserve('2026-11-13', lottery, 1_000_050n);
}, 60_000);

afterAll(() => house.close());

async function read(personId: string, path: string): Promise<Answer & { words: string }> {
  const answer = await (await house.as(personId)).get(path);
  return { ...answer, words: readable(answer.text) };
}

it('states the financial year so far, each kind of movement in the pots it moved', async () => {
  const { words } = await read(observer, `/funds/${lottery}/statement`);

  expect(words).toContain('1 April 2026 to 23 November 2026');
  expect(words).toContain('Opening £0.00 £0.00 £0.00 £0.00 £0.00');
  expect(words).toContain('Received from the funder £100,000.00 £100,000.00');
  expect(words).toContain('Awarded −£4,800.00 £4,800.00 £0.00');
  expect(words).toContain('Payments sent −£4,800.00 £4,800.00 £0.00');
  expect(words).toContain('Payments cleared −£4,800.00 −£4,800.00');
  expect(words).toContain('Closing £85,199.50 £10,000.50 £0.00 £0.00 £95,200.00');
});

it('meets the period before it', async () => {
  const before = await read(observer, `/funds/${lottery}/statement?from=2026-04-01&to=2026-11-05`);
  const after = await read(observer, `/funds/${lottery}/statement?from=2026-11-06&to=2026-11-30`);

  const figures = '£95,200.00 £0.00 £4,800.00 £0.00 £100,000.00';
  expect(before.words).toContain(`Closing ${figures}`);
  expect(after.words).toContain(`Opening ${figures}`);
});

it('opens the entries behind each figure, and they come to that figure', async () => {
  const { text } = await read(
    observer,
    `/funds/${lottery}/statement?from=2026-11-04&to=2026-11-30`,
  );
  const hrefs = [...text.matchAll(/href="([^"]*\/entries[^"]*)"/g)].map(([, href]) =>
    String(href).replaceAll('&amp;', '&'),
  );

  const pages = await Promise.all(hrefs.map((href) => read(observer, href)));

  const words = pages.map((page) => page.words);
  const upTo30 = 'Up to 30 November 2026:';
  expect(words).toEqual([
    expect.stringContaining(`${upTo30} £95,200.00 held`),
    expect.stringContaining(`Available to award ${upTo30} £85,199.50`),
    expect.stringContaining(`Reserved ${upTo30} £10,000.50`),
    expect.stringContaining(`Committed ${upTo30} £0.00`),
    expect.stringContaining(`In transit ${upTo30} £0.00`),
    expect.stringContaining('Up to 3 November 2026: £100,000.00 held'), // opening
    expect.stringContaining('4 November 2026 to 30 November 2026: £10,000.50'), // reserved
    expect.stringContaining('4 November 2026 to 30 November 2026: £4,800.00'), // sent
    expect.stringContaining('4 November 2026 to 30 November 2026: £4,800.00'), // cleared
    expect.stringContaining(`${upTo30} £95,200.00 held`), // closing
  ]);
});

it('shows a funder their own fund, and another’s as if there were none', async () => {
  const funder = await house.person('Fay Funder', { role: 'funder-contact', subjectId: alliance });

  expect((await read(funder, `/funds/${alliance}/statement`)).status).toBe(200);
  expect((await read(funder, `/funds/${alliance}/entries`)).status).toBe(200);
  expect((await read(funder, `/funds/${lottery}/statement`)).status).toBe(404);
  expect((await read(funder, `/funds/${lottery}/entries?kind=receipt`)).status).toBe(404);
  const none = '/funds/00000000-0000-4000-8000-000000000000/statement';
  expect((await read(funder, none)).words).toBe(
    (await read(funder, `/funds/${lottery}/statement`)).words,
  );
});

it('is shut to an organisation’s people', async () => {
  const contact = await house.person('Con Tact', { role: 'contact', subjectId: alliance });

  expect((await read(contact, `/funds/${alliance}/statement`)).status).toBe(403);
});

it('says so when the dates asked for are not dates, and shows the year so far', async () => {
  const { status, words } = await read(observer, `/funds/${lottery}/statement?from=2026-02-30`);

  expect(status).toBe(200);
  expect(words).toContain('Those were not real dates');
  expect(words).toContain('1 April 2026 to 23 November 2026');
});

it('asks the database as often for three kinds of movement as for one', async () => {
  const visitor = await house.as(observer);
  const one = await countQueries(house.db, () => visitor.get(`/funds/${alliance}/statement`));
  const five = await countQueries(house.db, () => visitor.get(`/funds/${lottery}/statement`));

  expect(five).toBe(one);
  expect(one).toBeGreaterThan(0);
});

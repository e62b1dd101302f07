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
  expect(words).toContain('Reserved −£40,000.00 £40,000.00 £0.00');
  expect(words).toContain('Awarded from reserve −£4,800.00 £4,800.00 £0.00');
  expect(words).toContain('Payments sent −£4,800.00 £4,800.00 £0.00');
  expect(words).toContain('Payments cleared −£4,800.00 −£4,800.00');
  expect(words).toContain('Closing £60,000.00 £35,200.00 £0.00 £0.00 £95,200.00');
});

it('meets the period before it', async () => {
  const before = await read(observer, `/funds/${lottery}/statement?from=2026-04-01&to=2026-11-05`);
  const after = await read(observer, `/funds/${lottery}/statement?from=2026-11-06&to=2026-11-30`);

  const figures = '£60,000.00 £35,200.00 £4,800.00 £0.00 £100,000.00';
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
    expect.stringContaining(`Available to award ${upTo30} £60,000.00`),
    expect.stringContaining(`Reserved ${upTo30} £35,200.00`),
    expect.stringContaining(`Committed ${upTo30} £0.00`),
    expect.stringContaining(`In transit ${upTo30} £0.00`),
    expect.stringContaining('Up to 3 November 2026: £100,000.00 held'), // opening
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
  for (const format of ['csv', 'xlsx', 'pdf']) {
    expect((await read(funder, `/funds/${alliance}/statement/${format}`)).status).toBe(200);
    expect((await read(funder, `/funds/${lottery}/statement/${format}?at=1`)).status).toBe(404);
  }
  expect((await read(funder, `/funds/${lottery}/entries?kind=receipt`)).status).toBe(404);
  const none = '/funds/00000000-0000-4000-8000-000000000000/statement';
  expect((await read(funder, none)).words).toBe(
    (await read(funder, `/funds/${lottery}/statement`)).words,
  );
});

it.each([
  ['trustee-administrator', 200],
  ['coordinator', 200],
  ['observer', 200],
  ['funder-contact', 404], // of no fund at all
  ['panel-member', 403],
  ['contact', 403],
  ['administrator', 403],
] as const)('answers a %s with %s, whatever the format', async (role, status) => {
  const person = await house.person(`Rae ${role}`, role);

  for (const path of ['statement', 'statement/csv', 'statement/pdf', 'entries']) {
    expect((await read(person, `/funds/${lottery}/${path}`)).status).toBe(status);
  }
});

it('shows what is awarded and not yet paid at a year end, award by award', async () => {
  const then = await read(observer, `/funds/${lottery}/statement?to=2026-11-05`);
  const now = await read(observer, `/funds/${lottery}/statement`);

  expect(then.words).toContain('Awarded and not yet paid on 5 November 2026: £4,800.00');
  expect(then.words).toMatch(/AW-2026-\d+ Wivenhoe Lunch Club £4,800.00 £0.00 £4,800.00 £0.00/);
  expect(now.words).toContain('Every award of this fund was paid by that day');
});

it('says how long the money lasts, in words, in a drawing and in a table', async () => {
  const { text, words } = await read(observer, `/funds/${lottery}/statement`);

  expect(words).toContain('£95,200 is not awarded yet'); // of £100,000
  expect(words).toContain('£800 a month was awarded');
  expect(words).toContain('It is to be spent by 31 March 2028: £82,313.05 lapses then');
  expect(text).toContain('role="img" aria-labelledby="runway-title runway-description"');
  expect(words).toContain('23 November 2026 £95,200.00 31 March 2028 £82,313.05');
  expect(text).not.toContain('style=');
});

describe('a statement under its reference', () => {
  it('says the same for ever, in every format, whatever is entered late', async () => {
    const fund = await story.fund('Borough', 500_000n);
    const path = `/funds/${fund}/statement`;
    const { text, words } = await read(observer, path);
    const permalink =
      /href="([^"]*statement\?[^"]*at=1)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const csv = await read(observer, permalink.replace('/statement', '/statement/csv'));

    await story.post('2026-05-02', {
      kind: 'bank-charge',
      fundId: fund,
      bankAccountId: story.bankAccountId,
      amountPence: 1_234n,
    });

    expect(words).toContain('Reference borough · 1');
    expect((await read(observer, path)).words).toContain('Bank charges −£12.34');
    const known = await read(observer, permalink);
    expect(known.words).toContain('This is what was known at reference borough · 1');
    expect(known.words).not.toContain('Bank charges');
    const again = await read(observer, permalink.replace('/statement', '/statement/csv'));
    expect(csv.text).toContain('Closing,5000.00,0.00,0.00,0.00,5000.00');
    expect(again.text).toContain('Closing,5000.00,0.00,0.00,0.00,5000.00');
    expect((await read(observer, path.replace('/statement', '/statement/csv'))).text).toContain(
      'Bank charges,-12.34,,,,-12.34',
    );
    const figure = await read(observer, `/funds/${fund}/entries?pot=available&at=1`);
    expect(figure.words).toContain('£5,000.00');
    expect(figure.words).toContain('1 entry');
  });

  it('is found again by the day on which it was known', async () => {
    const { words } = await read(observer, `/funds/${lottery}/statement?known=2001-01-01`);

    expect(words).toContain('known at reference lottery · 0');
    expect(words).toContain('Closing £0.00 £0.00 £0.00 £0.00 £0.00');
  });

  it('that is not there yet is what is known now', async () => {
    const { status, words } = await read(observer, `/funds/${lottery}/statement?at=999999`);

    expect(status).toBe(200);
    expect(words).not.toContain('This is what was known');
  });
});

it('is saved as a file by its own name, that nothing runs in', async () => {
  const visitor = await house.as(observer);
  for (const [format, start] of [
    ['pdf', '%PDF-'],
    ['xlsx', 'PK'],
    ['csv', 'Movements'],
  ] as const) {
    const { headers, text } = await visitor.get(`/funds/${lottery}/statement/${format}`);
    expect(headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename=lottery-2026-04-01-to-2026-11-23-at-\\d+\\.${format}$`),
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(text.replace('\uFEFF', '').slice(0, start.length)).toBe(start);
  }
  expect((await visitor.get(`/funds/${lottery}/statement/doc`)).status).toBe(404);
});

it('opens many entries a page at a time, forwards and back, with the total of all', async () => {
  const fund = await story.fund('Busy', 100_000n);
  for (let day = 1; day <= 55; day++) {
    const amountPence = BigInt(day);
    const money = { fundId: fund, bankAccountId: story.bankAccountId, amountPence };
    await story.post('2026-06-01', { kind: 'bank-charge', ...money });
  }

  const first = await read(observer, `/funds/${fund}/entries?kind=bank-charge`);
  const href = /href="([^"]+)" rel="next"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const second = await read(observer, href);

  expect(first.words).toContain('55 entries, 50 of them here');
  expect(first.words).toContain('Total of all 55 £15.40 −£15.40');
  expect(second.words).toContain('55 entries, 5 of them here');
  const back = /href="([^"]+)" rel="prev"/.exec(second.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect((await read(observer, back)).words).toContain('50 of them here');
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

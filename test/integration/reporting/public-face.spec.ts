import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { countQueries } from './counted-queries.js';
import { WrittenStory } from './written-story.js';

let house: House;
let story: WrittenStory;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  story = await WrittenStory.begin(house);
}, 60_000);

afterAll(() => house.close());

async function readPage(path: string): Promise<string> {
  const { status, text } = await house.visitor().get(path);
  expect(status).toBe(200);
  return readable(text);
}

it('says what will appear while nothing is open and nothing was awarded', async () => {
  expect(await readPage('/')).toContain('The next round appears here on the day it opens');
  expect(await readPage('/awards')).toContain('No award has been accepted yet');
});

it.each(['/accessibility', '/privacy'])('shows %s to anybody', async (path) => {
  expect(await readPage(path)).toMatch(/Ask|Tell/);
});

describe('with rounds and awards', () => {
  let acceptedIn: string;

  beforeAll(async () => {
    const fund = await story.fund('Lottery', 10_000_000n);
    acceptedIn = await story.round('Warm Spaces', fund, 4_000_000n, '2026-12-04T12:00:00Z');
    await story.round('Closing First', fund, 1_000_000n, '2026-11-30T12:00:00Z');
    await story.round('Long Closed', fund, 1_000_000n, '2026-10-30T12:00:00Z');
    const [wivenhoe, monkwick] = [
      await story.organisation('Wivenhoe Lunch Club'),
      await story.organisation('Monkwick Carers'),
    ];
    const lunch = await story.application(acceptedIn, wivenhoe, 'Lunches', 'awarded');
    const carers = await story.application(acceptedIn, monkwick, 'Mornings', 'awarded');
    await story.award(lunch, wivenhoe, fund, 480_000n, 'accepted');
    await story.award(carers, monkwick, fund, 520_000n, 'offered');
  });

  it('shows open rounds, the first to close first, with what is left of the budget', async () => {
    const text = await readPage('/');

    expect(text).toContain('2 rounds are open');
    expect(text.indexOf('Closing First')).toBeLessThan(text.indexOf('Warm Spaces'));
    expect(text).toContain('Left to award £30,000 of £40,000'); // both awards, accepted or not, are promised
    expect(text).not.toContain('Long Closed');
    expect(text).toContain('5 agencies present without an interest in the bid make a quorum');
  });

  it('publishes an award when its offer is accepted, and not before', async () => {
    const text = await readPage('/awards');

    expect(text).toContain('1 award, £4,800 in all');
    expect(text).toContain('Wivenhoe Lunch Club');
    expect(text).toContain('3 November 2026');
    expect(text).not.toContain('Monkwick');
  });

  it('finds earlier awards by every word typed, taking % for a percent sign', async () => {
    await addEarlierAwards(120);

    expect(await readPage('/awards')).toContain('121 awards');
    expect(await readPage('/awards?q=TREES+7')).toContain('matching “TREES 7”');
    expect(await readPage('/awards?q=lunch')).toContain('1 award matching “lunch”, £4,800 in all');
    expect(await readPage('/awards?q=%25')).toContain('Nothing here matches');
    expect(await readPage('/awards?q=%00')).toContain('121 awards');
    expect(await readPage('/awards?q=lunch&q=trees')).toContain('1 award matching “lunch”');
  });

  it('shows fifty a page, and never a page that is not there', async () => {
    expect(await readPage('/awards?page=3')).toContain('showing 101 to 121');
    expect(await readPage('/awards?page=999')).toContain('showing 101 to 121');
    expect(await readPage('/awards?page=-1')).toContain('showing 1 to 50');
  });

  it('asks the database as often for three rounds as for two', async () => {
    const before = await countQueries(house.db, () => readPage('/'));
    await story.round(
      'One More',
      await story.fund('Alliance', 1_000_000n),
      100n,
      '2026-12-05T12:00:00Z',
    );

    expect(await countQueries(house.db, () => readPage('/'))).toBe(before);
    expect(before).toBeGreaterThan(0);
  });
});

async function addEarlierAwards(count: number): Promise<void> {
  await house.db.query(
    `INSERT INTO earlier_award (id, identifier, title, description, amount_pence, awarded_on, recipient_name,
       recipient_identifier, funder_name, funder_identifier, programme, imported_at)
     SELECT gen_random_uuid(), 'EA-' || n, 'Trees ' || n, '', 100, '2020-01-01', 'Tree Friends', 'X', 'County', 'Y', 'Green', now()
       FROM generate_series(1, $1) n`,
    [count],
  );
}

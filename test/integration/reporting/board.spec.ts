import { Balances } from '../../../src/ledger/balances.queries.js';
import { sumPence, formatPence } from '../../../src/kernel/pence.js';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { countQueries } from './counted-queries.js';
import { WrittenStory } from './written-story.js';

let house: House;
let story: WrittenStory;
let lottery: string;
let roundId: string;
let member: string;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  story = await WrittenStory.begin(house);
  member = await house.person('Max Member', { role: 'panel-member', subjectId: story.panelId });
  lottery = await story.fund('Lottery', 10_000_000n);
  roundId = await story.round('Warm Spaces', lottery, 4_000_000n, '2026-12-04T12:00:00Z');
}, 60_000);

afterAll(() => house.close());

async function award(name: string, pence: bigint, status: 'offered' | 'accepted'): Promise<string> {
  const club = await story.organisation(name);
  const bid = await story.application(roundId, club, `${name}’s project`, 'awarded');
  return story.award(bid, club, lottery, pence, status);
}

async function board(query = ''): Promise<string> {
  const { status, text } = await (await house.as(member)).get(`/board${query}`);
  expect(status).toBe(200);
  return readable(text);
}

it('shows a fund without awards, and what will appear', async () => {
  const text = await board();

  expect(text).toContain('Lottery £100,000 £60,000 £40,000 £0 £0 £0');
  expect(text).toContain('No award has been made yet');
});

it('asks the database as often for three awards as for one', async () => {
  await award('Wivenhoe Lunch Club', 480_000n, 'accepted');
  const visitor = await house.as(member);
  const one = await countQueries(house.db, () => visitor.get('/board'));
  await award('Greenstead Youth Bikes', 1_000_000n, 'offered');
  await award('Monkwick Carers', 250_050n, 'offered');

  expect(await countQueries(house.db, () => visitor.get('/board'))).toBe(one);
  expect(one).toBeGreaterThan(0);
});

it('shows awards that come to what the ledger has committed, in transit and paid', async () => {
  const text = await board();
  const [fund] = await house.get(Balances).ofFunds([lottery]);
  const promised = sumPence([
    fund?.committedPence ?? 0n,
    fund?.inTransitPence ?? 0n,
    fund?.paidPence ?? 0n,
  ]);

  expect(promised).toBe(1_730_050n);
  expect(text).toContain(`Awarded in all ${formatPence(promised)} 3 awards`);
  expect(text).toContain('Lottery 0 £0 2 £12,500.50 1 £4,800');
  expect(text).toContain('Lottery £100,000 £60,000 £22,699.50 £17,300.50 £0 £0');
});

it('opens the awards behind a figure', async () => {
  const text = await board(`?fund=${lottery}&status=offered`);

  expect(text).toContain('2 awards from Lottery, offered');
  expect(text).toContain('Monkwick Carers');
  expect(text).not.toContain('Wivenhoe');
});

it('takes a fund that is none for no awards, not for a fault', async () => {
  expect(await board('?fund=x&status=y')).toContain('0 awards');
});

it.each(['funder-contact', 'contact'] as const)('is shut to a %s', async (role) => {
  const stranger = await house.person(`Some ${role}`, { role, subjectId: lottery });

  expect((await (await house.as(stranger)).get('/board')).status).toBe(403);
});

import { londonInstant } from '../../../src/kernel/london.js';
import { Rounds } from '../../../src/rounds/rounds.queries.js';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { ground, openRound } from './opened-round.js';

let house: House;
let slug: string;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-10-20T10:00:00Z' });
  slug = await openRound(house, await ground(house), {
    opensAt: londonInstant('2026-10-25', '17:00'),
    closesAt: londonInstant('2027-03-28', '17:00'),
    scoreBy: '2027-04-09',
  });
}, 60_000);

afterAll(() => house.close());

async function pageAt(moment: string): Promise<string> {
  house.clock.set(moment);
  const answer = await house.visitor().get(`/rounds/${slug}`);
  expect(answer.status).toBe(200);
  return readable(answer.text);
}

it('tells anyone what is funded, how much, by when, how it is judged and what is asked', async () => {
  const text = await pageAt('2026-12-01T10:00:00Z');

  for (const words of [
    'Winter Resilience 2026',
    'This round is open until Sunday 28 March 2027, 5pm.',
    'Warm places and hot meals.',
    '£500',
    '£10,000',
    '£40,000',
    'Sunday 25 October 2026, 5pm',
    '9 April 2027',
    'what you did 6 and 12 months after you accept it',
    'Funding Panel decides',
    '60 of 100',
    'Left to award £40,000',
    '3 Fair: most of what was asked, with small gaps',
    'all questions on one page',
    'Start an application',
  ]) {
    expect(text).toContain(words);
  }
});

it('has every question on a page of its own, to print, and as a PDF', async () => {
  const asked = await house.visitor().get(`/rounds/${slug}/questions`);
  const pdf = await house.visitor().get(`/rounds/${slug}/questions.pdf`);

  const text = readable(asked.text);
  expect(text).toContain('What is your project called?');
  expect(text).toContain('150 words at most');
  expect(text).toContain('Colchester Central');
  expect({ status: pdf.status, type: pdf.headers.get('content-type') }).toEqual({
    status: 200,
    type: 'application/pdf',
  });
  expect(pdf.text.startsWith('%PDF-')).toBe(true);
});

it.each([
  ['2026-10-25T16:59:30Z', 'It opens on Sunday 25 October 2026, 5pm', false],
  ['2026-10-25T17:00:00Z', 'This round is open until', true],
  ['2027-03-28T15:59:30Z', 'This round is open until', true],
  ['2027-03-28T16:00:00Z', 'This round closed on Sunday 28 March 2027, 5pm', false],
])('says at %s: %s', async (moment, words, mayStart) => {
  const text = await pageAt(moment);

  expect(text).toContain(words);
  expect(text.includes('Start an application')).toBe(mayStart);
});

it('is listed as open from its first second up to its last', async () => {
  const openAt = async (moment: string): Promise<number> =>
    (await house.get(Rounds).openNow(new Date(moment))).length;

  expect(await openAt('2026-10-25T16:59:59Z')).toBe(0);
  expect(await openAt('2026-10-25T17:00:00Z')).toBe(1);
  expect(await openAt('2027-03-28T15:59:59.999Z')).toBe(1);
  expect(await openAt('2027-03-28T16:00:00Z')).toBe(0);
});

it('has no page for a round that is not there', async () => {
  expect((await house.visitor().get('/rounds/no-such-round')).status).toBe(404);
});

import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { countQueries } from '../reporting/counted-queries.js';
import { ground, openRound, type Ground } from '../rounds/opened-round.js';
import { anOrganisation, aWholeDraft } from './written-application.js';

let house: House;
let on: Ground;
let slug: string;
let contact: string;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  on = await ground(house);
  slug = await openRound(house, on);
  contact = await house.person('Wyn Wivenhoe');
}, 60_000);

afterAll(() => house.close());

/** As submitting leaves the row, without the letter that follows: its sending would be counted too. */
async function submit(name: string): Promise<void> {
  const organisationId = await anOrganisation(house, name, contact);
  const id = await aWholeDraft(house, slug, organisationId, contact);
  await house.db.query(
    `UPDATE application SET status = 'submitted', submitted_at = saved_at, submitted_by = saved_by
      WHERE id = $1`,
    [id],
  );
}

it('asks the database as often for three rows as for one, on every list', async () => {
  await submit('First Club');
  const wyn = await house.as(contact);
  const coordinator = await house.as(on.coordinator);
  const counts = (): Promise<number[]> =>
    inTurn([
      () => countQueries(house.db, () => wyn.get('/applications')),
      () => countQueries(house.db, () => coordinator.get('/rounds-board')),
      () => countQueries(house.db, () => coordinator.get(`/rounds-board/${slug}`)),
    ]);
  const ofOne = await counts();

  await submit('Second Club');
  await submit('Third Club');
  await openRound(house, on, { title: 'Another Round' });
  await openRound(house, on, { title: 'A Third Round' });

  expect(await counts()).toEqual(ofOne);
  expect(Math.min(...ofOne)).toBeGreaterThan(0);
  const text = readable((await wyn.get('/applications')).text);
  expect(text).toContain('3 applications');
  expect(text).toContain('3 rounds are open');
});

it('counts drafts on the board, and adds up what was asked of what was submitted', async () => {
  const own = await anOrganisation(house, 'Drafting Club', contact);
  await aWholeDraft(house, slug, own, contact);
  const coordinator = await house.as(on.coordinator);

  const board = readable((await coordinator.get('/rounds-board')).text);

  expect(board).toContain('3 rounds');
  expect(board).toMatch(
    /Winter Resilience 2026 Open Friday 4 December 2026, 12 noon 1 3 £14,400 £40,000 0 0/,
  );
  const list = readable((await coordinator.get(`/rounds-board/${slug}`)).text);
  expect(list).toContain('3 applications, £14,400 asked in all');
  expect(list).not.toContain('Drafting Club');
});

it('puts what is urgent first: drafts, before what is submitted', async () => {
  const wyn = await house.as(contact);

  const text = readable((await wyn.get('/applications')).text);

  expect(text.indexOf('Drafting Club')).toBeLessThan(text.indexOf('Third Club'));
  expect(text).toContain('11 days left: closes Friday 4 December 2026, 12 noon');
});

it('shows a contact nothing of other organisations', async () => {
  const stranger = await house.person('Sly Stranger');
  await anOrganisation(house, 'Sly Group', stranger);

  const text = readable((await (await house.as(stranger)).get('/applications')).text);

  expect(text).toContain('What you start and submit appears here');
  expect(text).not.toContain('First Club');
});

/** One after the other, so that no page's questions are counted as another's. */
async function inTurn(acts: readonly (() => Promise<number>)[]): Promise<number[]> {
  const counts: number[] = [];
  for (const act of acts) counts.push(await act());
  return counts;
}

import { RoundOpening } from '../../../src/rounds/opening/opening.service.js';
import { Rounds } from '../../../src/rounds/rounds.queries.js';
import { standardForm } from '../../../src/rounds/standard-form.js';
import { openHouse, type House } from '../../support/house.js';
import { readable, type Visitor } from '../../support/visitor.js';
import { ground, termsOn, type Ground } from './opened-round.js';
import { equalPayments } from '../../../src/rounds/payment-plan/payment-plan.rules.js';

let house: House;
let on: Ground;
let coordinator: Visitor;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  on = await ground(house);
  coordinator = await house.as(on.coordinator);
}, 60_000);

afterAll(() => house.close());

function fields(change: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    title: 'Hyperlocal Grants',
    summary: 'Small things that neighbours start',
    panel: on.panelId,
    [`budget-${on.fundId}`]: '60,000',
    smallest: '250',
    largest: '2,000.50',
    instalments: '1',
    returnMonths: '12, 6',
    ...dated('opensOn', '24', '11', '2026'),
    opensTime: '9am',
    ...dated('closesOn', '31', '3', '2027'),
    closesTime: '23:59',
    ...dated('scoreBy', '14', '4', '2027'),
    'criterion-1-name': 'Need',
    'criterion-1-question': 'Who needs it?',
    'criterion-1-weight': '3',
    'criterion-2-name': '',
    'criterion-2-question': '',
    'criterion-2-weight': '20',
    ...change,
  };
}

function dated(name: string, day: string, month: string, year: string): Record<string, string> {
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
}

async function countOf(table: string): Promise<number> {
  const [row] = await house.db.query<{ count: number }[]>(
    `SELECT count(*)::integer AS count FROM ${table}`,
  );
  return row?.count ?? 0;
}

it('opens a round with its dates by the clock in Colchester, its money, criteria and questions', async () => {
  const answer = await coordinator.submit('/rounds/new', fields());

  expect(answer.location).toBe('/rounds/hyperlocal-grants');
  const rounds = house.get(Rounds);
  const round = await rounds.bySlug('hyperlocal-grants');
  expect(round).toMatchObject({
    title: 'Hyperlocal Grants',
    panelName: 'Funding Panel',
    opensAt: new Date('2026-11-24T09:00:00Z'),
    closesAt: new Date('2027-03-31T22:59:00Z'),
    scoreBy: '2027-04-14',
    smallestPence: 25_000n,
    largestPence: 200_050n,
    parts: equalPayments(1),
    returnMonths: [6, 12],
    form: standardForm,
  });
  expect(await rounds.fundsOf(round?.id ?? '')).toEqual([
    {
      ...{ fundId: on.fundId, code: 'communities', name: 'Communities Fund' },
      ...{ budgetPence: 6_000_000n, excludedCosts: [] },
    },
  ]);
  const criteria = await rounds.criteriaOf(round?.id ?? '');
  expect(criteria).toMatchObject([{ position: 1, name: 'Need', weight: 3 }]);
  expect(criteria[0]?.descriptors).toHaveLength(6);
  const acts = await house.db.query<unknown[]>('SELECT act FROM audit_event WHERE subject = $1', [
    `round/${round?.id ?? ''}`,
  ]);
  expect(acts).toEqual([{ act: 'opened' }]);
});

it('shows every unreadable field with a sentence and what was typed, and stores nothing', async () => {
  const before = await countOf('round');

  const answer = await coordinator.submit(
    '/rounds/new',
    fields({
      title: '',
      smallest: '0.005',
      opensTime: 'at dawn',
      ...dated('scoreBy', '30', '2', '2027'),
      panel: 'none',
    }),
  );

  expect(answer.status).toBe(422);
  const text = readable(answer.text);
  expect(text).toContain('Enter a title');
  expect(text).toContain('The amount must be in pounds and whole pence');
  expect(text).toContain('The time it opens must be like 17:00, 5pm or 12 noon');
  expect(text).toContain('The day scores are due must be a real date');
  expect(text).toContain('Choose the panel that decides');
  expect(answer.text).toContain('value="at dawn"');
  expect(answer.text).toContain('value="0.005"');
  expect(await countOf('round')).toBe(before);
});

it('refuses rows that can’t be read, at their fields', async () => {
  const answer = await coordinator.submit(
    '/rounds/new',
    fields({ [`budget-${on.fundId}`]: '1e21', 'criterion-1-weight': '0' }),
  );

  expect(answer.status).toBe(422);
  expect(answer.text).toContain(`href="#budget-${on.fundId}"`);
  expect(answer.text).toContain('href="#criterion-1-weight"');
  expect(answer.text).toContain('value="1e21"');
});

it('refuses a panel that is not there', async () => {
  const answer = await coordinator.submit(
    '/rounds/new',
    fields({ panel: '00000000-0000-4000-8000-000000000000' }),
  );

  expect(answer.status).toBe(422);
  expect(readable(answer.text)).toContain('Choose the panel that decides');
});

it('refuses terms that contradict each other, leaving no row anywhere', async () => {
  const before = [await countOf('round'), await countOf('round_fund'), await countOf('criterion')];

  const answer = await coordinator.submit(
    '/rounds/new',
    fields({ title: 'Backwards', ...dated('closesOn', '23', '11', '2026'), largest: '100' }),
  );

  expect(answer.status).toBe(422);
  expect(readable(answer.text)).toContain(
    'The round must close after Tuesday 24 November 2026, 9am',
  );
  expect(readable(answer.text)).toContain('The largest award must be £250 or more');
  expect([await countOf('round'), await countOf('round_fund'), await countOf('criterion')]).toEqual(
    before,
  );
});

it('opens one round for ten clicks at once', async () => {
  const opening = house.get(RoundOpening);
  const terms = termsOn(on, { title: 'Ten Clicks' });

  const slugs = await Promise.all(
    Array.from({ length: 10 }, () => opening.open(terms, on.coordinator)),
  );

  expect(new Set(slugs)).toEqual(new Set(['ten-clicks']));
  const [row] = await house.db.query<{ count: number }[]>(
    `SELECT count(*)::integer AS count FROM criterion c JOIN round r ON r.id = c.round_id
      WHERE r.slug = 'ten-clicks'`,
  );
  expect(row?.count).toBe(2);
});

it('refuses another round under the same title', async () => {
  const opening = house.get(RoundOpening);
  const somebodyElse = await house.person('Other Coordinator', 'coordinator');
  await opening.open(termsOn(on, { title: 'Taken' }), on.coordinator);

  await expect(opening.open(termsOn(on, { title: 'Taken!' }), somebodyElse)).rejects.toMatchObject({
    refusals: [{ code: 'round-title-taken', field: 'title' }],
  });
});

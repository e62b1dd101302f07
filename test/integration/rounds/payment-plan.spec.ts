import { jest } from '@jest/globals';
import { londonInstant } from '../../../src/kernel/london.js';
import { equalPayments } from '../../../src/rounds/payment-plan/payment-plan.rules.js';
import { Rounds } from '../../../src/rounds/rounds.queries.js';
import { openHouse, type House } from '../../support/house.js';
import { readable, type Visitor } from '../../support/visitor.js';
import { ground, openRound, type Ground } from './opened-round.js';

jest.setTimeout(60_000);

let house: House;
let on: Ground;
let cora: Visitor;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-10-23T10:00:00Z' });
  on = await ground(house);
  cora = await house.as(on.coordinator);
});

afterAll(() => house.close());

/** What was typed in four rows: a share, when, and how many months or which return. */
function rows(...typed: readonly (readonly [string, string, string])[]): Record<string, string> {
  return Object.fromEntries(
    typed.flatMap(([much, when, number], at) => [
      [`part-${at + 1}-much`, much],
      [`part-${at + 1}-when`, when],
      [`part-${at + 1}-number`, number],
    ]),
  );
}

const FOUR = rows(
  ['40', 'date', ''],
  ['30', 'return', '1'],
  ['20%', 'conditions', ''],
  ['10', 'final', ''],
);

async function partsOf(slug: string): Promise<unknown> {
  return (await house.get(Rounds).bySlug(slug))?.parts;
}

const asTyped = [
  { share: 40, trigger: { kind: 'date', months: 0 }, isRetention: false },
  { share: 30, trigger: { kind: 'return', number: 1 }, isRetention: false },
  { share: 20, trigger: { kind: 'conditions' }, isRetention: false },
  { share: 10, trigger: { kind: 'return', number: 2 }, isRetention: true },
];

it('is typed in rows when the round is opened, read by groups, and copied by the next round', async () => {
  const day = (name: string, on: string, month: string, year: string) => ({
    ...{ [`${name}-day`]: on, [`${name}-month`]: month, [`${name}-year`]: year },
  });
  const answer = await cora.submit('/rounds/new', {
    ...{ title: 'Long Grants', summary: 'Three years', panel: on.panelId },
    ...{ [`budget-${on.fundId}`]: '60,000', smallest: '250', largest: '2,000' },
    ...{ hasOwnParts: 'own', instalments: '1', returnMonths: '12, 120', ...FOUR },
    ...{ ...day('opensOn', '24', '11', '2026'), opensTime: '9am' },
    ...{ ...day('closesOn', '31', '3', '2027'), closesTime: '5pm' },
    ...day('scoreBy', '14', '4', '2027'),
    ...{ 'criterion-1-name': 'Need', 'criterion-1-question': 'Who?', 'criterion-1-weight': '3' },
  });

  expect(answer.location).toBe('/rounds/long-grants');
  expect(await partsOf('long-grants')).toEqual(asTyped);
  const page = readable((await house.visitor().get('/rounds/long-grants')).text);
  expect(page).toContain('An award is paid in 4 payments:');
  expect(page).toContain('10%, kept back until the final return is accepted');
  const { text } = await cora.get('/rounds/new?from=long-grants');
  expect(text).toMatch(/value="own"\s+checked/);
  expect(text).toMatch(/name="part-2-much"[^>]*value="30"/);
});

it('says what is wrong with its rows, in words, and keeps them', async () => {
  const refused = await cora.submit('/rounds/new', {
    ...{ title: 'Wrong', summary: 'Wrong', hasOwnParts: 'own', instalments: '1' },
    ...{ returnMonths: '12', ...rows(['40', 'return', '2'], ['30', 'date', '6']) },
  });
  expect(refused.status).toBe(422);
  expect(refused.text).toMatch(/name="part-2-much"[^>]*value="30"/);
  expect(refused.text).toContain('<details class="govuk-details" open>');
});

it('is changed until the round opens, once however often it is clicked, and not by whoever saw another', async () => {
  const slug = await openRound(house, on, { title: 'Changed Grants' });
  const path = `/rounds/${slug}/payments`;
  const seen = /name="seen" value="([^"]*)"/.exec((await cora.get(path)).text)?.[1] ?? '';
  expect((await cora.get(`${path}?rows=all`)).text).toContain('Payment 24');

  const clicks = await Promise.all([1, 2, 3].map(() => cora.submit(path, FOUR)));

  expect(clicks.map(({ status }) => status)).toEqual([303, 303, 303]);
  expect(await partsOf(slug)).toEqual(asTyped);
  const acts = await house.db.query<unknown[]>(
    `SELECT FROM audit_event WHERE act = 'payment plan set'`,
  );
  expect(acts).toHaveLength(1);
  const stale = await cora.submit(path, {
    ...rows(['100', 'date', '1'], ['', 'date', ''], ['', 'date', ''], ['', 'date', '']),
    seen: seen.replaceAll('&quot;', '"'),
  });
  expect(readable(stale.text)).toContain('Somebody else changed this meanwhile');
  const wrong = await cora.submit(path, rows(['99', 'date', '']));
  expect(wrong.status).toBe(422);
  expect(await partsOf(slug)).toEqual(asTyped);
});

it('stays once the round is open', async () => {
  const slug = await openRound(house, on, {
    title: 'Open Grants',
    opensAt: londonInstant('2026-10-22', '09:00'),
  });
  const path = `/rounds/${slug}/payments`;
  expect((await cora.get(path)).text).not.toContain('part-1-much');
  const refused = await cora.submit(path, FOUR);
  expect(refused.status).toBe(422);
  expect(await partsOf(slug)).toEqual(equalPayments(2));
});

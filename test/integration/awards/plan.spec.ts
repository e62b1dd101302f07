import { jest } from '@jest/globals';
import { AwardPlans } from '../../../src/awards/award-plans.queries.js';
import { Agreements } from '../../../src/awards/agreement/agreements.service.js';
import {
  databaseProblem,
  Transactions,
} from '../../../src/platform/database/transactions.service.js';
import { openHouse, type House } from '../../support/house.js';
import { readable, type Visitor } from '../../support/visitor.js';
import { anAward, type AnAward } from '../payments/an-award.js';

jest.setTimeout(60_000);

let house: House;
let cora: Visitor;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  cora = await house.as(await house.person('Cora Coordinator', 'coordinator'));
});

afterAll(() => house.close());

async function offered(): Promise<AnAward> {
  const award = await anAward(house, { amountPence: 300_000n, instalments: 3 });
  await house.db.query(
    `UPDATE award SET status = 'offered', accepted_at = NULL, accepted_by = NULL,
            signatory_name = NULL, signatory_position = NULL WHERE id = $1`,
    [award.awardId],
  );
  // As an offer goes out with one.
  await house.get(Transactions).run((tx) => house.get(Agreements).inForce(tx, award.awardId));
  return award;
}

const rows = {
  ...{ 'part-1-much': '2,000', 'part-1-when': 'date', 'part-1-number': '' },
  ...{ 'part-2-much': '700.50', 'part-2-when': 'conditions', 'part-2-number': '' },
  ...{ 'part-3-much': '299.50', 'part-3-when': 'final', 'part-3-number': '' },
  reason: 'They rent by the year',
};

it('is set for one award by its coordinator until it is signed, in versions, and is in the next agreement', async () => {
  const { awardId } = await offered();
  const path = `/awards/${awardId}/plan`;
  expect(readable((await cora.get(path)).text)).toContain('£3,000.00, as its round says');

  const clicks = await Promise.all([1, 2, 3].map(() => cora.submit(path, rows)));

  expect(clicks.map(({ status }) => status)).toEqual([303, 303, 303]);
  expect(await house.get(AwardPlans).ofAward(awardId)).toMatchObject({
    ...{ amountPence: 300_000n, version: 1, isAsSet: true, acceptedOn: null },
    parts: [
      { number: 1, amountPence: 200_000n, trigger: { kind: 'date', months: 0 }, dueOn: null },
      { number: 2, amountPence: 70_050n, trigger: { kind: 'conditions' } },
      {
        number: 3,
        amountPence: 29_950n,
        trigger: { kind: 'return', number: 2 },
        isRetention: true,
      },
    ],
  });
  const said = await house.db.query<{ text: string }[]>(
    'SELECT text FROM award_agreement WHERE award_id = $1 ORDER BY number',
    [awardId],
  );
  expect(said).toHaveLength(2);
  expect(said[1]?.text).toContain('Payment 3: £299.50, when return 2 has been accepted');
  const page = readable((await cora.get(path)).text);
  expect(page).toContain('by a plan of its own');
  expect(page).toContain('They rent by the year');
});

it.each([
  [{ 'part-1-much': '1,999.99' }, 'The payments must come to £3,000: these come to £2,999.99'],
  [{ 'part-2-when': 'return', 'part-2-number': '3' }, 'Payment 2: there are 2 returns'],
  [{ reason: '' }, 'Enter why it is paid like this'],
])('refuses %j in words, and keeps what was typed', async (wrong, words) => {
  const { awardId } = await offered();
  const refused = await cora.submit(`/awards/${awardId}/plan`, { ...rows, ...wrong });
  expect(refused.status).toBe(422);
  expect(readable(refused.text)).toContain(words);
  expect(refused.text).toContain('value="700.50"');
});

it('shows the second of two coordinators what the first has set', async () => {
  const { awardId } = await offered();
  const path = `/awards/${awardId}/plan`;
  const seen = /name="seen" value="([^"]*)"/.exec((await cora.get(path)).text)?.[1] ?? '';
  const stale = { ...rows, seen: seen.replaceAll('&quot;', '"') };
  await cora.submit(path, { ...rows, 'part-1-much': '1,999', 'part-2-much': '701.50' });

  const refused = await cora.submit(path, stale);

  expect(refused.status).toBe(422);
  expect(readable(refused.text)).toContain('Somebody else changed this meanwhile');
});

it('is nobody else’s to set, and not once it is signed', async () => {
  const award = await anAward(house);
  const path = `/awards/${award.awardId}/plan`;
  expect((await cora.submit(path, rows)).status).toBe(422);
  expect((await (await house.as(award.contact)).get(path)).status).toBe(403);
  expect(readable((await cora.get(path)).text)).toContain('only a variation changes it');
});

it('comes to the award whoever writes it, and is never edited', async () => {
  const { awardId } = await offered();
  const write = async (sql: string): Promise<string | undefined> => {
    try {
      await house.db.query(sql, [awardId]);
      return undefined;
    } catch (problem) {
      return databaseProblem(problem).constraint ?? 'refused';
    }
  };
  const version = `INSERT INTO award_plan SELECT $1, 7, 'Why', now(), id FROM person LIMIT 1`;
  expect(await write(version)).toBe('award_plan_comes_to_award');
  await cora.submit(`/awards/${awardId}/plan`, rows);
  expect(
    await write(`INSERT INTO award_plan_part SELECT $1, 1, 4, 1, 'date', 0, NULL, false`),
  ).toBe('award_plan_comes_to_award');
  expect(
    await write('UPDATE award_plan_part SET amount_pence = 1 WHERE award_id = $1'),
  ).toBeDefined();
  expect(await write('DELETE FROM award_plan WHERE award_id = $1')).toBeDefined();
});

import { jest } from '@jest/globals';
import { ReturnPlanning } from '../../../src/monitoring/planning/planning.service.js';
import { Schedule } from '../../../src/payments/schedule/schedule.service.js';
import { openHouse, type House } from '../../support/house.js';
import { countQueries } from '../reporting/counted-queries.js';
import { Instalments } from '../../../src/payments/instalments.queries.js';
import { give, prepare } from './a-run.js';
import { anAward } from './an-award.js';

jest.setTimeout(60_000);

let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
});

afterAll(() => house.close());

let shownRun: string | undefined;

/** A payment and a return; a run with one payment, to which the others are added; an account to check. */
async function anotherRow(): Promise<void> {
  const { awardId, bankAccountId } = await anAward(house);
  await house.get(Schedule).plan(awardId);
  await house.get(ReturnPlanning).plan(awardId);
  const [first] = await house.get(Instalments).ofAward(awardId);
  const by = await house.person('Ade Balogun', 'trustee-administrator');
  const run = await prepare(house, bankAccountId, [first?.id ?? ''], by);
  shownRun ??= run;
  await house.db.query('UPDATE payment_run_item SET run_id = $1 WHERE run_id = $2', [
    shownRun,
    run,
  ]);
  const { organisationId, contact } = await anAward(house, { hasBankDetails: false });
  await give(house, organisationId, contact);
}

it('asks the database as often for three funds, payments and returns as for one', async () => {
  const visitor = await house.as(await house.person('Ade Balogun', 'trustee-administrator'));
  await anotherRow();
  const paths = [
    ...['/funds', '/payments', '/returns', '/payment-runs', `/payment-runs/${shownRun ?? ''}`],
    ...['/payment-runs/new', '/payment-limits', '/bank-details'],
  ];
  const countEach = async (): Promise<number[]> => {
    const counts: number[] = [];
    for (const path of paths) {
      counts.push(await countQueries(house.db, () => visitor.get(path)));
    }
    return counts;
  };
  await countEach(); // the first visit of a session reads and writes more
  const ofOne = await countEach();

  await anotherRow();
  await anotherRow();

  expect(await countEach()).toEqual(ofOne);
  expect(Math.min(...ofOne)).toBeGreaterThan(0);
});

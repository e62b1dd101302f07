import { jest } from '@jest/globals';
import { ReturnPlanning } from '../../../src/monitoring/planning/planning.service.js';
import { Schedule } from '../../../src/payments/schedule/schedule.service.js';
import { openHouse, type House } from '../../support/house.js';
import { countQueries } from '../reporting/counted-queries.js';
import { anAward } from './an-award.js';

jest.setTimeout(60_000);

let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
});

afterAll(() => house.close());

async function anotherRow(): Promise<void> {
  const { awardId } = await anAward(house);
  await house.get(Schedule).plan(awardId);
  await house.get(ReturnPlanning).plan(awardId);
}

it('asks the database as often for three funds, payments and returns as for one', async () => {
  const visitor = await house.as(await house.person('Ade Balogun', 'trustee-administrator'));
  const paths = ['/funds', '/payments', '/returns'];
  const countEach = async (): Promise<number[]> => {
    const counts: number[] = [];
    for (const path of paths) {
      counts.push(await countQueries(house.db, () => visitor.get(path)));
    }
    return counts;
  };
  await anotherRow();
  await countEach(); // the first visit of a session reads and writes more
  const ofOne = await countEach();

  await anotherRow();
  await anotherRow();

  expect(await countEach()).toEqual(ofOne);
  expect(Math.min(...ofOne)).toBeGreaterThan(0);
});

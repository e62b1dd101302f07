import { FailureAlarm } from '../../../src/upkeep/alarm/failure-alarm.service.js';
import { openHouse, type House } from '../../support/house.js';
import { untilQuiet } from '../correspondence/quiet.js';
import { happensAndFails } from './failing.js';

let house: House;
beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-12-04T10:00:00Z' });
  await house.person('Sam Ellery', 'administrator');
  await house.person('Cora Coordinator', 'coordinator');
});
afterAll(() => house.close());

async function raised(): Promise<readonly string[]> {
  await Promise.all([house.get(FailureAlarm).raise(), house.get(FailureAlarm).raise()]);
  await untilQuiet(house);
  return house.letterbox.messages.map(
    ({ to, text }) => `${to}: ${(text.match(/^- .*/gm) ?? []).length}`,
  );
}

it('tells the administrators of each failure once, and of a queue once a day', async () => {
  expect(await raised()).toEqual([]);

  await happensAndFails(house, 'nobody.acts');
  await happensAndFails(house, 'nobody.acts');
  expect(await raised()).toEqual(['sam.ellery@example.org: 2']);
  expect(house.letterbox.messages[0]?.text).toContain('Nobody acts on nobody.acts');
  expect(house.letterbox.messages[0]?.text).toContain('/queues');

  await happensAndFails(house, 'nobody.acts');
  expect(await raised()).toHaveLength(1);
  house.clock.set('2026-12-05T10:00:00Z');
  expect(await raised()).toEqual(['sam.ellery@example.org: 2', 'sam.ellery@example.org: 1']);

  house.clock.set('2026-12-06T10:00:00Z');
  expect(await raised()).toHaveLength(2);
});

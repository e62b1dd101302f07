import type { Browser, BrowserContextOptions } from 'playwright-core';
import { Reminders } from '../../src/correspondence/reminders/reminders.service.js';
import { anAward } from '../integration/payments/an-award.js';
import { act } from '../stories/hand.js';
import { launchBrowser } from '../support/browser.js';
import { openHouse, type House } from '../support/house.js';
import type { Look } from './page-hand.js';
import { lookingForWidth, lookingWithAxe, PHONE, walkersOf, type Met } from './walkers.js';

let browser: Browser;
let house: House;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
}, 60_000);
afterEach(() => house.close());

/** Two returns are late; one is reminded of by hand. The contact stops the reminders, and has them again. */
async function walk(
  context: BrowserContextOptions,
  looking: Met & { readonly look: Look },
): Promise<Met> {
  const coordinator = await house.person('Cora Coordinator', 'coordinator');
  const late = await anAward(house, { organisationName: 'Wivenhoe Lunch Club' });
  const later = await anAward(house, { organisationName: 'Tiptree Men’s Shed' });
  for (const [{ awardId }, dueOn] of [
    [late, '2026-10-26'],
    [later, '2026-11-20'],
  ] as const) {
    await house.db.query(
      `INSERT INTO monitoring_return (award_id, number, due_on, status) VALUES ($1, 1, $2, 'due')`,
      [awardId, dueOn],
    );
  }
  await house.get(Reminders).remindAll();
  house.clock.set('2026-11-24T10:00:00Z');
  const walkers = walkersOf(house, browser, { context }, looking.look);

  const cora = await walkers.handFor(coordinator);
  expect(await cora.read('/chasing')).toMatch(/Wivenhoe Lunch Club[\s\S]*Tiptree Men’s Shed/);
  await act(cora, '/chasing'); // the last button: the Men's Shed's
  const chased = await cora.read('/chasing');
  expect(chased).toContain('Reminded today. Another can go tomorrow.');
  expect(await cora.read('/reminders')).toContain('28 days before, to the organisation');
  const change = {
    ...{ 'step-8-when': 'working-days-after', 'step-8-days': '50', 'step-8-to': ['coordinator'] },
    reason: 'A last word before the quarter ends',
  };
  await act(cora, '/reminders/return-due', change);
  expect(await cora.read('/reminders/return-due')).toContain('50 working days after');

  const { text } = await house.letterbox.waitFor(late.contactEmail, 'overdue');
  const stop = /http:\/\/localhost(\/unsubscribe\/\S+)/.exec(text)?.[1] ?? '';
  const contact = await walkers.handFor(late.contact);
  expect(await contact.read(stop)).toContain('Stop these reminders?');
  expect((await contact.send(stop, {})).text).toContain('Reminders stopped');
  await act(contact, '/preferences', { wanted: ['return-due'] });
  expect(await contact.read(stop)).toContain('Stop these reminders?');
  await walkers.close();
  return looking;
}

it('the coordinator chases, and a contact chooses, with nothing for axe to find', async () => {
  const { faults } = await walk({ bypassCSP: true }, lookingWithAxe());

  expect([...faults]).toEqual([]);
}, 200_000);

it('is walked on a phone without JavaScript, and nothing is pushed sideways', async () => {
  const { faults } = await walk(PHONE, lookingForWidth());

  expect([...faults]).toEqual([]);
}, 200_000);

import type { Browser, BrowserContextOptions } from 'playwright-core';
import { anOffer } from '../integration/awards/an-offer.js';
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

/** Prepared, released, signed by one, taken back, signed again, signed by the other; a condition is met. */
async function walk(
  context: BrowserContextOptions,
  looking: Met & { readonly look: Look },
): Promise<Met> {
  const { awardId, bid, panel, first, second } = await anOffer(house, {
    ...{ holdsOutcomes: true, secondCapacity: 'second-signatory' },
    conditions: 'Publish the menu\nStay open to all',
  });
  const walkers = walkersOf(house, browser, { context }, looking.look);
  const award = `/awards/${awardId}`;

  const coordinator = await walkers.handFor(panel.coordinator);
  await act(coordinator, `/panels/${panel.panelId}/agreement-terms`, {
    text: '# Kindness\nBe kind to each other.',
  });
  await act(coordinator, `${award}/agreement/preparation`, {
    ...{ 'endsOn-day': '31', 'endsOn-month': '12', 'endsOn-year': '2027' },
    'condition-2': 'ongoing',
  });
  await act(coordinator, `/rounds/${panel.round.slug}/outcomes`, {
    outcomes: [`${bid.applicationId}/0`],
  });
  await act(coordinator, `${award}/more-time`, {
    ...{ 'until-day': '29', 'until-month': '1', 'until-year': '2027' },
    reason: 'The treasurer is away',
  });
  await coordinator.read(`${award}/withdrawal`);

  const one = await walkers.handFor(first);
  expect(await one.read('/home')).toContain('Accept the offer of £4,500');
  const signing = `${award}/acceptance`;
  const signature = { signatoryName: 'Wyn Bell', signatoryPosition: 'Treasurer', accepts: 'yes' };
  const account = { accountName: 'Club', sortCode: '20-00-00', accountNumber: '55779911' };
  expect(await one.read(signing)).toContain('Be kind to each other.');
  expect((await one.send(signing, { signatoryName: '' })).refusals).not.toEqual([]);
  await act(one, signing, { ...signature, ...account });
  await act(one, `${signing}/taking-back`);
  await act(one, signing, signature);
  await one.read(signing);
  await one.read(`${award}/declining`);

  const two = await walkers.handFor(second);
  expect(await two.read('/home')).toContain('Sign as well for £4,500');
  await act(two, signing, {
    ...{ signatoryName: 'Una Bright', signatoryPosition: 'Chair', accepts: 'yes' },
  });
  expect(await two.read(`${award}/agreement`)).toContain('Una Bright, Chair, signed on');

  await act(coordinator, `${award}/conditions/1`, { words: 'It hangs in their window' });
  await coordinator.read(`${award}/conditions/1`);
  expect(await two.read(award)).toContain('It hangs in their window');
  await walkers.close();
  return looking;
}

it('is walked in a browser by the coordinator and two who sign, with nothing for axe to find', async () => {
  const { faults } = await walk({ bypassCSP: true }, lookingWithAxe());

  expect([...faults]).toEqual([]);
}, 200_000);

it('is walked on a phone without JavaScript, and nothing is pushed sideways', async () => {
  const { faults } = await walk(PHONE, lookingForWidth());

  expect([...faults]).toEqual([]);
}, 200_000);

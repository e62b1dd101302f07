import { jest } from '@jest/globals';
import { aPanelOfSeven, closedByHand } from '../integration/awards/a-recommendation.js';
import { openHouse, type House } from '../support/house.js';
import type { HandFor } from './hand.js';
import { deciding, walkAMeetingOfFour, walkAnUrgentDecision, walkARecusal } from './ratifying.js';
import { handOf } from './visitor-hand.js';

jest.setTimeout(90_000);

/** What people do when a meeting is not enough, from the item to the offer, over HTTP. */
let house: House;
const handFor: HandFor = async (personId) => handOf(await house.as(personId));

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  await closedByHand(house);
}, 60_000);

afterAll(() => house.close());

it('a meeting of seven loses its quorum for one item through a recusal, and ratifies it by e-mail', async () => {
  const panel = await aPanelOfSeven(house, { quorumAgencies: 5 });
  await walkARecusal(await deciding(house, handFor, panel));
});

it('a meeting of four recommends, nobody answers, and the money is the round’s again', async () => {
  const panel = await aPanelOfSeven(house);
  await walkAMeetingOfFour(await deciding(house, handFor, panel));
});

it('an urgent winter decision is made without a meeting, and reported to the next one', async () => {
  const panel = await aPanelOfSeven(house, { votingRule: 'majority-of-votes' });
  await walkAnUrgentDecision(await deciding(house, handFor, panel, 'Warm Hall'));
});

import type { Browser, BrowserContextOptions } from 'playwright-core';
import { aPanelOfSeven, closedByHand } from '../integration/awards/a-recommendation.js';
import type { PanelRule } from '../../src/panels/rule/panel-rule.js';
import {
  deciding,
  emailOf,
  walkAMeetingOfFour,
  walkAnUrgentDecision,
  walkARecusal,
  type Deciding,
} from '../stories/ratifying.js';
import { launchBrowser } from '../support/browser.js';
import { openHouse, type House } from '../support/house.js';
import { lookingForWidth, lookingWithAxe, PHONE, walkersOf, type Met } from './walkers.js';
import type { Look } from './page-hand.js';

/** The chair, a member, the one with the interest and the applicant walk in Chromium; the others beside them by HTTP. */
const STORIES = [
  {
    story: 'a recusal takes the quorum of one item, and it is ratified by e-mail',
    walk: walkARecusal,
    organisation: 'Lunch Club',
    rule: { quorumAgencies: 5 },
    inTheBrowser: [0, 2, 5],
  },
  {
    story: 'a meeting of four recommends, and nobody answers',
    walk: walkAMeetingOfFour,
    organisation: 'Lunch Club',
    rule: {},
    inTheBrowser: [0, 4, 5],
  },
  {
    story: 'an urgent decision in winter',
    walk: walkAnUrgentDecision,
    organisation: 'Warm Hall',
    rule: { votingRule: 'majority-of-votes' },
    inTheBrowser: [0, 3, 6],
  },
] as const satisfies readonly {
  readonly story: string;
  readonly walk: (deciding: Deciding) => Promise<void>;
  readonly organisation: string;
  readonly rule: Partial<PanelRule>;
  readonly inTheBrowser: readonly number[];
}[];

let browser: Browser;
let house: House;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  await closedByHand(house);
}, 60_000);
afterEach(() => house.close());

describe.each(STORIES)('$story', (told) => {
  it('for the chair, a member, who has an interest and the applicant, with nothing for axe to find', async () => {
    const { faults } = await walkIn({ bypassCSP: true }, lookingWithAxe(), told);

    expect([...faults]).toEqual([]);
  }, 200_000);

  it('on a phone without JavaScript', async () => {
    const { faults } = await walkIn(PHONE, lookingForWidth(), told);

    expect([...faults]).toEqual([]);
  }, 200_000);
});

async function walkIn(
  context: BrowserContextOptions,
  looking: Met & { readonly look: Look },
  { walk, organisation, rule, inTheBrowser }: (typeof STORIES)[number],
): Promise<Met> {
  const panel = await aPanelOfSeven(house, rule);
  const names: string[] = [];
  const walkers = walkersOf(house, browser, { context, inTheBrowser: names }, looking.look);
  const story = await deciding(house, walkers.handFor, panel, organisation);
  const people = [story.bid.contact, ...inTheBrowser.map((index) => panel.members[index] ?? '')];
  for (const person of people) {
    names.push((await emailOf(house, person)).split('@')[0] ?? '');
  }
  await walk(story);
  await walkers.close();
  return looking;
}

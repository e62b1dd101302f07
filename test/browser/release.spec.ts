import type { Browser, BrowserContextOptions } from 'playwright-core';
import { Decisions } from '../../src/awards/decision/decision.service.js';
import { aBid, aMeeting, aPanel } from '../integration/panels/a-panel.js';
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

/** Held, read, given feedback, released; one of the awards is refused by the trustee before that. */
async function walk(
  context: BrowserContextOptions,
  looking: Met & { readonly look: Look },
): Promise<Met> {
  const panel = await aPanel(house, { holdsOutcomes: true });
  const bids = [];
  for (const title of ['Lunch together', 'A political supper', 'A lathe']) {
    bids.push(await aBid(house, panel, { title, organisationName: `Friends of ${title}` }));
  }
  const meetingId = await aMeeting(house, panel);
  const awards: string[] = [];
  for (const [index, { applicationId }] of bids.entries()) {
    const parts = [{ fundId: panel.fundId, amountPence: 480_000n }];
    const { awardId } = await house.get(Decisions).decide({
      ...{ meetingId, applicationId, conditions: 'Open to all', reasons: 'As was said' },
      verdict: index === 2 ? { outcome: 'declined' } : { outcome: 'awarded', parts },
      recordedBy: panel.coordinator,
    });
    if (awardId !== undefined) awards.push(awardId);
  }
  const [, refused, declined] = bids;
  const walkers = walkersOf(house, browser, { context }, looking.look);
  const { handFor } = walkers;
  const [first, second] = [
    await house.person('Ade Balogun', 'trustee-administrator'),
    await house.person('Bea Carter', 'trustee-administrator'),
  ];
  const refusal = `/awards/${awards[1] ?? ''}/refusal`;
  await act(await handFor(first), refusal, { legalReason: 'Clause 4 of the agreement' });
  const other = await handFor(second);
  await other.read(`${refusal}/withdrawal`);
  await act(other, `${refusal}/confirmation`);
  await act(other, `/funds/${panel.fundId}/publication-hold`, { reason: 'Clause 9' });
  await act(other, `/funds/${panel.fundId}/publication-hold/lifting`, { reason: 'Agreed' });

  const coordinator = await handFor(panel.coordinator);
  const page = `/rounds/${panel.round.slug}/outcomes`;
  await act(coordinator, `/applications/${declined?.applicationId ?? ''}/feedback`, {
    feedback: 'Ask again in the spring',
    notes: 'The second time',
  });
  expect(await coordinator.read(`${page}/letters`)).toContain('Ask again in the spring');
  await act(coordinator, page, { outcomes: [`${bids[0]?.applicationId ?? ''}/0`] });
  expect(await coordinator.read(page)).toContain('0 outcomes are held, 3 are released');
  await coordinator.read(`/meetings/${meetingId}`);

  const contact = await handFor(refused?.contact ?? '');
  expect(await contact.read(`/awards/${awards[1] ?? ''}`)).toContain('Clause 4 of the agreement');
  await walkers.close();
  return looking;
}

it('is walked in a browser by the coordinator, two of the trustee’s and the applicant, with nothing for axe to find', async () => {
  const { faults } = await walk({ bypassCSP: true }, lookingWithAxe());

  expect([...faults]).toEqual([]);
}, 200_000);

it('is walked on a phone without JavaScript, and nothing is pushed sideways', async () => {
  const { faults } = await walk(PHONE, lookingForWidth());

  expect([...faults]).toEqual([]);
}, 200_000);

import type { Browser, BrowserContextOptions } from 'playwright-core';
import { aBid, aPanel, declare, type ABid, type APanel } from '../integration/panels/a-panel.js';
import { revisionOf, scoresOf, typedSheet } from '../integration/panels/a-sheet.js';
import { launchBrowser } from '../support/browser.js';
import { openHouse, type House } from '../support/house.js';
import { Applicant } from './applicant.js';
import type { Look } from './page-hand.js';
import { lookingForWidth, lookingWithAxe, PHONE } from './walkers.js';

let house: House;
let browser: Browser;
let panel: APanel;
let bid: ABid;
let member: string;

beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser.close());
beforeEach(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  panel = await aPanel(house);
  bid = await aBid(house, panel, { title: 'Songs we still know' });
  member = panel.members[2] ?? '';
  await declare(house, bid, member);
}, 60_000);
afterEach(() => house.close());

async function at(
  personId: string,
  options: BrowserContextOptions,
  look: Look,
): Promise<Applicant> {
  const somebody = await Applicant.at(house, browser, 'nobody@example.org', options, look);
  await somebody.comeBack(personId);
  return somebody;
}

/** Assigns, accepts, scores, thinks again, and looks who owes what: every page that has to do with it. */
async function walk(options: BrowserContextOptions, look: Look): Promise<void> {
  const cora = await at(panel.coordinator, options, look);
  const mo = await at(member, options, look);
  const shut = await aBid(house, panel, { organisationName: 'Zq Shut Club' });
  await declare(house, shut, panel.coordinator, 'pecuniary');
  await cora.open(`/rounds/${panel.round.slug}/assignments`);
  await cora.follow(/Group/);
  await cora.type({ scorers: [member, panel.members[3] ?? ''] });
  await cora.press('Ask those who are ticked');
  await cora.type({ scorers: '0' });
  await cora.press('Assign automatically');
  await cora.type({ scorers: '3' });
  await cora.press('Assign automatically');
  await cora.follow('who still owes what');
  await cora.press('Remind them now');

  await mo.open(scoresOf(bid));
  await mo.follow('Accept it, or decline with a reason');
  await mo.type({ answer: 'declined' });
  await mo.press('Send my answer');
  await mo.type({ answer: 'accepted' });
  await mo.press('Send my answer');
  await mo.type({ ...typedSheet, comment: '', 'points-2': 'not-applicable' });
  await mo.press('Send my scores');
  await mo.press('Save and come back later');
  await mo.open(scoresOf(bid));
  expect(await mo.value('reason-1')).toBe(typedSheet['reason-1']);
  await mo.type({ comment: 'Worth it' });
  await mo.press('Send my scores');
  await mo.follow('Think again about your scores');
  await mo.type({ comment: 'Less', revision: 'I had missed the cost' });
  await mo.press('Send my new scores');
  expect(await mo.words()).toContain('I had missed the cost');
  await cora.open(`/rounds/${panel.round.slug}/assignments`);
  await cora.open(scoresOf(bid));
  for (const one of [cora, mo]) await one.close();
}

it('is assigned, scored and revised, with nothing for axe to find', async () => {
  const { look, faults } = lookingWithAxe();

  await walk({ bypassCSP: true, viewport: { width: 1280, height: 900 } }, look);

  expect([...faults]).toEqual([]);
}, 120_000);

it('is so on a phone without JavaScript', async () => {
  const { look, faults } = lookingForWidth();

  await walk(PHONE, look);

  expect([...faults]).toEqual([]);
}, 120_000);

it('saves what is typed by itself, and shows both texts of two tabs', async () => {
  const { look } = lookingForWidth();
  const [one, two] = [await at(member, {}, look), await at(member, {}, look)];
  await one.open(scoresOf(bid));
  await two.open(scoresOf(bid));

  await one.type({ 'points-1': '4', comment: 'Written in one tab' });
  await one.reads(/^Saved at/);
  await two.type({ comment: 'Written in another' });
  await two.reads(/typed in another window too/);
  expect(await one.closeTab()).toBe(false);
  await one.open(scoresOf(bid));

  expect(await one.value('comment')).toBe('Written in one tab');
  expect(await one.words()).toContain('Written in another');
  await one.type({ ...typedSheet, comment: 'Both' });
  await one.press('Send my scores');
  expect(await one.words()).toContain('Your scores');
  await two.type({ comment: 'Too late' });
  await two.reads(/You have sent your scores/);
  await one.open(revisionOf(bid));
  expect(await one.value('comment')).toBe('Both');
}, 60_000);

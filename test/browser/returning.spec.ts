import type { Browser, BrowserContextOptions } from 'playwright-core';
import { photograph } from '../../src/demonstration/photograph.js';
import { ReturnPlanning } from '../../src/monitoring/planning/planning.service.js';
import { Returns } from '../../src/monitoring/returns.queries.js';
import { anAward, type AnAward } from '../integration/payments/an-award.js';
import { launchBrowser } from '../support/browser.js';
import { openHouse, type House } from '../support/house.js';
import { Applicant } from './applicant.js';
import type { Look } from './page-hand.js';
import { lookingForWidth, lookingWithAxe, PHONE } from './walkers.js';

const SECOND = 'sal.second@example.org';

let house: House;
let browser: Browser;
let award: AnAward;
let own: string;

beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser.close());
beforeEach(async () => {
  house = await openHouse({ startsAt: '2026-11-24T18:00:00Z' });
  award = await anAward(house);
  await house.person('Sal Second', { role: 'contact', subjectId: award.organisationId });
  await house.get(ReturnPlanning).plan(award.awardId);
  const [first] = await house.get(Returns).ofAward(award.awardId);
  own = `/returns/${first?.id ?? ''}`;
}, 60_000);
afterEach(() => house.close());

async function two(options: BrowserContextOptions, look: Look): Promise<[Applicant, Applicant]> {
  const people = await Promise.all(
    [award.contactEmail, SECOND].map((email) => Applicant.at(house, browser, email, options, look)),
  );
  const [one, other] = people;
  if (!one || !other) throw new Error('Nobody came');
  await one.signIn();
  await other.signIn();
  return [one, other];
}

/** Waits for what is saved without a button. */
async function eventually(story: string): Promise<void> {
  const until = Date.now() + 20_000;
  for (;;) {
    const [row] = await house.db.query<{ story: string | null }[]>(
      `SELECT answers->>'story' AS story FROM monitoring_return WHERE number = 1`,
    );
    if (row?.story === story) return;
    if (Date.now() > until) throw new Error(`The story is ${String(row?.story)}`);
    await new Promise((resume) => setTimeout(resume, 100));
  }
}

/** Money, people, a photograph with consent; and the same question written to by two. */
async function fillIn(one: Applicant, other: Applicant): Promise<void> {
  await one.open(own);
  await one.open(`${own}/sections/1`);
  await one.type({ 'spending.1.spent': '1,200.50' });
  await one.press('Save and go on');
  await one.type({ 'people.fresh': '34' });
  await one.press('Save and go on');
  await one.follow(/Add or take away files/);
  await one.choose([photograph('Saturday.png') as { fileName: string; content: Buffer }]);
  await one.press('Add to the return');
  await one.follow('Back to the section');

  await other.open(`${own}/sections/3`);
  await one.type({
    'consent-scope': 'public',
    'consent-whose': 'Everybody in it',
    ...{ 'consent-until-day': '31', 'consent-until-month': '3', 'consent-until-year': '2029' },
    story: 'Thirty people sewed.',
  });
  await one.press('Save and come back later');
  await other.type({ story: 'Thirty-four people sewed.' });
  await other.press('Save and come back later');
  expect(await other.words()).toContain('Two people wrote here at the same time');
  await other.page.locator('main input[name="_keep.story"]').nth(1).check();
  await other.press('Save and come back later');
}

async function send(one: Applicant): Promise<void> {
  await one.open(own);
  await one.follow(/Check your answers/);
  expect(await one.words()).toContain('Thirty-four people sewed.');
  await one.press('Send this return to the panel');
  expect(await one.words()).toContain('Return sent');
  await one.follow('Read or print what you sent');
  expect(await one.words()).toMatch(/£1,200\.50 of £4,800\.01/);
}

it('a return is written on a phone by two, loses its connection and nothing else, and is sent', async () => {
  const { look, seen, faults } = lookingWithAxe();
  const phone = { bypassCSP: true, viewport: { width: 360, height: 740 } };
  const [one, other] = await two(phone, look);

  await one.open(`${own}/sections/3`);
  await one.type({ story: 'Half' });
  await one.reads(/^Saved at 6(:\d\d)?pm$/);
  await one.context.setOffline(true);
  await one.type({ story: 'Half a sentence' });
  await one.reads('Not saved: no connection');
  await one.context.setOffline(false);
  await one.reads(/^Saved at/);
  await eventually('Half a sentence');

  await fillIn(one, other);
  await send(one);

  expect([...faults]).toEqual([]);
  expect(seen.size).toBeGreaterThan(6);
  await Promise.all([one.close(), other.close()]);
}, 240_000);

it('the same is done without JavaScript, and nothing is wider than the phone', async () => {
  const { look, faults } = lookingForWidth();
  const [one, other] = await two(PHONE, look);

  await fillIn(one, other);
  await send(one);

  expect([...faults]).toEqual([]);
  await Promise.all([one.close(), other.close()]);
}, 240_000);

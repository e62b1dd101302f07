import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { axeFaults } from './axe.js';
import { launchBrowser } from '../support/browser.js';
import { openHouse, type House } from '../support/house.js';
import { WrittenStory } from '../integration/reporting/written-story.js';

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };

let house: House;
let browser: Browser;
let fund: string;
const people = new Map<string, string>();

beforeAll(async () => {
  [house, browser] = await Promise.all([
    openHouse({ startsAt: '2026-11-23T10:00:00Z' }),
    launchBrowser(),
  ]);
  const story = await WrittenStory.begin(house);
  fund = await story.fund('Lottery', 123_456_789_01n);
  const open = await story.round(
    'Warm Spaces this winter',
    fund,
    4_000_000n,
    '2026-12-04T12:00:00Z',
  );
  const closed = await story.round('Autumn', fund, 1_000_000n, '2026-11-02T12:00:00Z');
  const club = await story.organisation('Wivenhoe and District Lunch Club for Older Residents');
  await story.application(open, club, 'Soup on Saturdays', 'draft');
  const won = await story.application(closed, club, 'Lunches through the winter', 'awarded');
  await story.application(closed, await story.organisation('Monkwick'), 'Mornings', 'submitted');
  const award = await story.award(won, club, fund, 480_000n, 'accepted');
  await story.returnDue(award, '2026-11-20');
  people.set('contact', await house.person('Wendy Club', { role: 'contact', subjectId: club }));
  people.set(
    'panel member',
    await house.person('Max Member', { role: 'panel-member', subjectId: story.panelId }),
  );
  people.set('coordinator', story.coordinator);
  people.set('trustee', await house.person('Ade Balogun', 'trustee-administrator'));
  people.set('observer', await house.person('Olu Observer', 'observer'));
}, 120_000);

afterAll(async () => {
  await browser.close();
  await house.close();
});

/** A page of somebody signed in, or of anybody. */
async function pageOf(who: string | undefined, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ baseURL: house.url, ...options });
  const personId = people.get(who ?? '');
  if (personId !== undefined) {
    const [name = '', value = ''] = (await house.as(personId)).cookie.split('=');
    await context.addCookies([{ name, value, url: house.url }]);
  }
  return context.newPage();
}

const VISITS: readonly (readonly [string | undefined, () => string])[] = [
  [undefined, () => '/'],
  [undefined, () => '/awards'],
  [undefined, () => '/accessibility'],
  [undefined, () => '/privacy'],
  [undefined, () => '/there-is-no-such-page'],
  ['contact', () => '/home'],
  ['panel member', () => '/home'],
  ['coordinator', () => '/home'],
  ['trustee', () => '/home'],
  ['observer', () => '/board'],
  ['observer', () => `/funds/${fund}/statement`],
  ['observer', () => `/funds/${fund}/entries?kind=award`],
  ['contact', () => '/board'], // refused
];

describe.each([
  ['a phone', PHONE],
  ['a desk', DESK],
])('on %s', (_, viewport) => {
  it('no page has an accessibility fault that axe finds, or moves sideways', async () => {
    const faults: string[] = [];
    for (const [who, path] of VISITS) {
      const page = await pageOf(who, { viewport, bypassCSP: true });
      await page.goto(path());
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wider > 0) faults.push(`${path()} is ${wider} pixels too wide`);
      faults.push(...(await axeFaults(page)).map((fault) => `${path()}: ${fault}`));
      await page.context().close();
    }

    expect(faults).toEqual([]);
  }, 120_000);
});

it('asks for nothing that its own policy refuses, nor from anywhere else', async () => {
  const page = await pageOf('trustee', { viewport: DESK });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(house.url)) complaints.push(request.url());
  });

  await page.goto('/home', { waitUntil: 'networkidle' });

  expect(complaints).toEqual([]);
  expect(await page.evaluate(() => document.body.className)).toContain('govuk-frontend-supported');
});

it('leads the keyboard past the header first, and shows where it is', async () => {
  const page = await pageOf('coordinator', { viewport: DESK });
  await page.goto('/home');

  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').innerText()).toBe('Skip to main content');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');

  const focused = page.locator('main :focus');
  expect(await focused.count()).toBe(1);
  const colour = await focused.evaluate((link) => getComputedStyle(link).backgroundColor);
  expect(colour).toBe('rgb(255, 203, 61)');
});

it('shows every place to go on a phone without JavaScript', async () => {
  const page = await pageOf('coordinator', { viewport: PHONE, javaScriptEnabled: false });
  await page.goto('/home');

  expect(await page.getByRole('link', { name: 'Funds and awards' }).first().isVisible()).toBe(true);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.goto('/home');
  expect(new URL(page.url()).pathname).not.toBe('/home');
});

/** Each fault with the first elements that have it. */

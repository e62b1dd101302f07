import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.js';
import { openHouse, type House } from '../support/house.js';
import { aBid, aPanel, declare, score, type APanel } from '../integration/panels/a-panel.js';
import { axeFaults } from './axe.js';

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };
const SHOTS = process.env['TEST_SHOTS'];

let house: House;
let browser: Browser;
let panel: APanel;
let hidden: APanel;
let bid: string;

beforeAll(async () => {
  [house, browser] = await Promise.all([
    openHouse({ startsAt: '2026-11-23T10:00:00Z' }),
    launchBrowser(),
  ]);
  hidden = await aPanel(house, { judging: { hidesApplicants: true } });
  await aBid(house, hidden, {
    organisationName: 'Wivenhoe and District Lunch Club for Older Residents',
  });
  await declare(house, await aBid(house, hidden), hidden.members[0] ?? '');

  panel = await aPanel(house);
  const bids = [];
  for (const title of [
    'Mend it, ride it',
    'Lunches through the winter',
    'Open shed on dark evenings',
    'Songs',
  ])
    bids.push(await aBid(house, panel, { title }));
  for (const [index, one] of bids.entries()) {
    for (const [place, member] of panel.members.slice(0, 3).entries()) {
      await score(house, panel, one, member, index === 2 ? place * 2 : 4 - ((index + place) % 2));
    }
  }
  bid = bids[2]?.applicationId ?? '';
  await (
    await house.as(panel.coordinator)
  ).submit(`/applications/${bid}/moderation`, {
    score: '3.25',
    reason: 'The sum is for two years',
  });
}, 120_000);

afterAll(async () => {
  await browser.close();
  await house.close();
});

async function pageOf(
  personId: string,
  viewport: typeof PHONE,
  javaScriptEnabled = true,
): Promise<Page> {
  const context = await browser.newContext({
    ...{ baseURL: house.url, bypassCSP: true, viewport, javaScriptEnabled },
  });
  const [name = '', value = ''] = (await house.as(personId)).cookie.split('=');
  await context.addCookies([{ name, value, url: house.url }]);
  return context.newPage();
}

const VISITS: readonly (readonly [string, () => string, () => string])[] = [
  ['the ranking', () => panel.coordinator, () => `/rounds/${panel.round.slug}/ranking`],
  [
    'it, adjusted',
    () => panel.members[0] ?? '',
    () => `/rounds/${panel.round.slug}/ranking?by=adjusted`,
  ],
  ['a moderated score', () => panel.coordinator, () => `/applications/${bid}/moderation`],
  [
    'the reading pack',
    () => panel.members[1] ?? '',
    () => `/rounds/${panel.round.slug}/reading-pack`,
  ],
  ['how bids are judged', () => panel.coordinator, () => `/rounds/${panel.round.slug}/judging`],
  ['a round to open', () => panel.coordinator, () => '/rounds/new'],
  [
    'names to declare on',
    () => hidden.members[0] ?? '',
    () => `/panels/${hidden.panelId}/interests?round=${hidden.round.id}`,
  ],
  [
    'a ranking without names',
    () => hidden.members[0] ?? '',
    () => `/rounds/${hidden.round.slug}/ranking`,
  ],
];

describe.each([
  ['a phone', PHONE],
  ['a desk', DESK],
])('on %s', (device, viewport) => {
  it.each(VISITS)(
    '%s is whole, without a fault that axe finds',
    async (name, who, path) => {
      const page = await pageOf(who(), viewport);
      const answer = await page.goto(path());

      expect(answer?.status()).toBe(200);
      const { wide, room } = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth,
        room: document.documentElement.clientWidth,
      }));
      expect(wide).toBeLessThanOrEqual(room);
      if (SHOTS !== undefined) {
        await page.screenshot({ path: `${SHOTS}/${device} ${name}.png`, fullPage: true });
      }
      expect(await axeFaults(page)).toEqual([]);
      await page.context().close();
    },
    60_000,
  );
});

it('is ordered by links, without JavaScript, and the pack is one file', async () => {
  const page = await pageOf(panel.coordinator, PHONE, false);
  await page.goto(`/rounds/${panel.round.slug}/ranking`);
  const first = () => page.locator('tbody tr').first().innerText();
  const byMean = await first();

  await page.getByRole('link', { name: 'moderated score', exact: true }).click();
  expect(await page.locator('nav[aria-label="Order of the ranking"] strong').innerText()).toBe(
    'moderated score',
  );
  expect(await first()).toBe(byMean);
  await page.getByRole('link', { name: /^Reading pack/ }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Take the reading pack' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe(`reading-pack-${panel.round.slug}.pdf`);
  await page.context().close();
}, 60_000);

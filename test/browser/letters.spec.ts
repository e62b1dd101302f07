import type { Browser, Page } from 'playwright-core';
import { awardOffered } from '../../src/awards/awards.events.js';
import { Transactions } from '../../src/platform/database/transactions.service.js';
import { Outbox } from '../../src/platform/outbox/outbox.service.js';
import { untilQuiet } from '../integration/correspondence/quiet.js';
import { anAward, type AnAward } from '../integration/payments/an-award.js';
import { launchBrowser } from '../support/browser.js';
import { openHouse, type House } from '../support/house.js';
import { axeFaults } from './axe.js';

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };
const SHOTS = process.env['TEST_SHOTS'];

let house: House;
let browser: Browser;
let coordinator: string;
let award: AnAward;

beforeAll(async () => {
  [house, browser] = await Promise.all([
    openHouse({ startsAt: '2026-11-23T10:00:00Z' }),
    launchBrowser(),
  ]);
  coordinator = await house.person('Cora Coordinator', 'coordinator');
  award = await offered();
  await house.db.query(
    `UPDATE mail_message SET state = 'bounced', problem = '550 5.1.1 No such person here' WHERE about_id = $1`,
    [award.awardId],
  );
}, 120_000);

afterAll(async () => {
  await browser.close();
  await house.close();
});

async function offered(): Promise<AnAward> {
  const made = await anAward(house);
  await house.get(Transactions).run((tx) => house.get(Outbox).add(tx, awardOffered(made.awardId)));
  await untilQuiet(house);
  return made;
}

async function open(viewport: typeof PHONE, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({
    ...{ baseURL: house.url, bypassCSP: true, viewport, javaScriptEnabled },
  });
  const [name = '', value = ''] = (await house.as(coordinator)).cookie.split('=');
  await context.addCookies([{ name, value, url: house.url }]);
  return context.newPage();
}

async function look(page: Page, name: string): Promise<void> {
  expect(await axeFaults(page)).toEqual([]);
  const isWider = await page.evaluate<boolean>(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  );
  expect(isWider).toBe(false);
  if (SHOTS !== undefined) {
    const width = page.viewportSize()?.width.toString() ?? '';
    await page.screenshot({ path: `${SHOTS}/letters-${name}-${width}.png`, fullPage: true });
  }
}

it.each([
  ['at a desk', DESK, true],
  ['on a phone', PHONE, true],
  ['without JavaScript', DESK, false],
] as const)(
  'a coordinator words a letter anew, tries it and uses it, %s',
  async (_, viewport, hasScripts) => {
    const page = await open(viewport, hasScripts);
    const look2 = (name: string): Promise<void> =>
      hasScripts ? look(page, name) : Promise.resolve();
    await page.goto('/letters');
    await look2('list');
    await page.getByRole('link', { name: 'Change what letters say' }).click();
    await look2('kinds');
    await page.getByRole('link', { name: 'Offer of a grant' }).click();
    await look2('kind');
    const text = page.getByLabel('Text', { exact: true });
    const before = await text.inputValue();
    expect(before).toContain('[Organisation name]');
    expect(before).not.toContain('{{');

    await text.fill(before.replace('[Link to acceptance]', ''));
    await page.getByRole('button', { name: 'Save and try it' }).click();
    await look2('refused');
    expect(await page.getByRole('alert').textContent()).toContain(
      'of no use without [Link to acceptance]',
    );

    await text.fill(before.replace('Good news.', 'We have good news, [Reader’s name].'));
    await page
      .getByLabel('Subject')
      .fill(`[Reference]: good news, ${String(viewport.width)}${String(hasScripts)}`);
    await page.getByRole('button', { name: 'Save and try it' }).click();
    await look2('version');
    expect(await page.textContent('main')).toContain('We have good news, Contact Of Group');
    await page.getByRole('button', { name: 'Use it from now on' }).click();

    expect(await page.textContent('main')).toContain('Letters say this from now on.');
    await look2('used');
    const next = await offered();
    expect(house.letterbox.to(next.contactEmail)[0]?.subject).toContain('good news,');
  },
);

it.each([
  ['at a desk', DESK],
  ['on a phone', PHONE],
] as const)('a letter that came back is seen and sent again, %s', async (_, viewport) => {
  const page = await open(viewport);
  await house.db.query(
    `UPDATE mail_message SET settled_at = NULL, settled_by = NULL WHERE about_id = $1 AND state = 'bounced'`,
    [award.awardId],
  );
  await page.goto('/home');
  await page.getByRole('link', { name: '1 letter did not arrive, or perhaps did not' }).click();
  await page.getByRole('link', { name: award.reference }).first().click();
  await look(page, 'bounced');
  expect(await page.textContent('main')).toContain('550 5.1.1 No such person here');
  await page.getByRole('button', { name: 'Send it again' }).click();
  await look(page, 'repetition');
  await page.getByRole('button', { name: 'Send it again' }).click();

  expect(await page.textContent('main')).toContain('It repeats an earlier letter.');
  await look(page, 'again');
});

import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openToldHouse } from '../integration/hardening/told-house.js';
import { launchBrowser } from '../support/browser.js';
import type { House } from '../support/house.js';
import { axeFaults } from './axe.js';

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };

let house: House;
let browser: Browser;
let panel: string;

beforeAll(async () => {
  [house, browser] = await Promise.all([openToldHouse(), launchBrowser()]);
  const [row] = await house.db.query<{ id: string }[]>('SELECT id FROM panel');
  panel = row?.id ?? '';
}, 200_000);

afterAll(async () => {
  await browser.close();
  await house.close();
});

async function pageOf(name: string, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ baseURL: house.url, ...options });
  const [cookie = '', value = ''] = (await house.as(await house.person(name))).cookie.split('=');
  await context.addCookies([{ name: cookie, value, url: house.url }]);
  return context.newPage();
}

async function idOf(sql: string): Promise<string> {
  const [row] = await house.db.query<{ id: string }[]>(sql);
  return row?.id ?? '';
}

const VISITS: readonly (readonly [string, () => Promise<string>])[] = [
  ['Marcus Vane', () => Promise.resolve('/home')],
  ['Marcus Vane', () => Promise.resolve('/register-of-interests')],
  ['Tom Adeyemi', () => Promise.resolve('/register-of-interests')],
  ['Tom Adeyemi', () => Promise.resolve('/register-of-interests/new')],
  [
    'Anita Desai',
    async () => {
      const id = await idOf(`SELECT id FROM registered_interest WHERE body LIKE 'Lexden%'`);
      return `/register-of-interests/${id}/ending`;
    },
  ],
  ['Owen Bright', () => Promise.resolve('/gifts')],
  ['Owen Bright', () => Promise.resolve('/gifts/new')],
  [
    'Owen Bright',
    async () =>
      `/gifts/${await idOf('SELECT id FROM gift_offer WHERE corrects IS NOT NULL')}/correction`,
  ],
  ['Priya Raman', () => Promise.resolve(`/panels/${panel}`)],
  ['Priya Raman', () => Promise.resolve(`/panels/${panel}/register`)],
  ['Priya Raman', () => Promise.resolve(`/panels/${panel}/gifts`)],
];

describe.each([
  ['a phone', PHONE],
  ['a desk', DESK],
])('on %s', (_, viewport) => {
  it('the registers have no accessibility fault that axe finds, and move nowhere sideways', async () => {
    const faults: string[] = [];
    for (const [who, path] of VISITS) {
      const page = await pageOf(who, { viewport, bypassCSP: true });
      const response = await page.goto(await path());
      if (response?.status() !== 200) faults.push(`${page.url()} answered otherwise`);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wider > 0) faults.push(`${page.url()} is ${wider} pixels too wide`);
      faults.push(...(await axeFaults(page)).map((fault) => `${page.url()}: ${fault}`));
      await page.context().close();
    }

    expect(faults).toEqual([]);
  }, 120_000);
});

it('shows the coordinator who is late, what members are and were offered, and who asks for money', async () => {
  const page = await pageOf('Priya Raman', { viewport: DESK });
  await page.goto(`/panels/${panel}`);
  expect(await page.innerText('main')).toContain('8 of 9 confirmed, 1 overdue');
  await page.goto(`/panels/${panel}/register`);
  const late = page.locator('tr', { hasText: 'Marcus Vane' });
  expect(await late.innerText()).toContain('Overdue');
  expect(await page.innerText('main')).toContain('Colne Catering');
  await page.goto(`/panels/${panel}/gifts`);
  const shed = page.locator('tr', { hasText: 'Tiptree Shed' }).first();
  expect(await shed.innerText()).toContain('Bid open');
  expect(await page.innerText('main')).toContain('It was £5, not £50');
});

it('is kept by a member on a phone without JavaScript, and what was asked of a body is shown again', async () => {
  const page = await pageOf('Marcus Vane', { viewport: PHONE, javaScriptEnabled: false });
  await page.goto('/register-of-interests');
  await page.getByRole('button', { name: 'Register an interest' }).click();
  await page.getByLabel('Trusteeship or membership of a body').check();
  await page.fill('[name=body]', 'Greenstead Bike Workshop');
  await page.fill('[name=what]', 'I gave them my old bicycle');
  for (const [part, value] of [
    ['day', '1'],
    ['month', '5'],
    ['year', '2024'],
  ] as const)
    await page.fill(`[name=since-${part}]`, value);
  await page.getByRole('button', { name: 'Register the interest' }).click();
  expect(await page.title()).toContain('Error');
  await page.getByLabel('Greenstead Bike Workshop').check();
  await page.getByRole('button', { name: 'Register the interest' }).click();
  await page.getByLabel('This is complete as of').check();
  await page.getByRole('button', { name: 'Confirm my register' }).click();

  expect(await page.innerText('main')).toContain('Your register is confirmed.');
});

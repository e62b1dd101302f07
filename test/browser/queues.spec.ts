import type { Browser } from 'playwright-core';
import { happensAndFails } from '../integration/upkeep/failing.js';
import { launchBrowser } from '../support/browser.js';
import { openHouse, type House } from '../support/house.js';
import { axeFaults } from './axe.js';

let house: House;
let browser: Browser;
beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), launchBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await house.close();
});

it.each([360, 1280])(
  'shows an administrator the queues at %i pixels, and what to do about a job that failed',
  async (width) => {
    const sam = await house.as(await house.person('Sam Ellery', 'administrator'));
    const jobId = await happensAndFails(house, 'nobody.acts');
    const [cookie = '', value = ''] = sam.cookie.split('=');
    const context = await browser.newContext({
      baseURL: house.url,
      viewport: { width, height: 900 },
      bypassCSP: true,
    });
    await context.addCookies([{ name: cookie, value, url: house.url }]);
    const page = await context.newPage();

    const faults: string[] = [];
    const look = async (): Promise<void> => {
      faults.push(...(await axeFaults(page)));
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (overflow > 0) faults.push(`${page.url()} is ${overflow.toString()} pixels too wide`);
      const shots = process.env['SCREENSHOTS'];
      if (shots !== undefined) {
        const name = new URL(page.url()).pathname.replaceAll(/[^a-z]+/g, '-');
        await page.screenshot({ path: `${shots}/${name}-${width.toString()}.png`, fullPage: true });
      }
    };

    await page.goto('/home');
    await look();
    await page.getByRole('link', { name: /failed$/ }).click();
    await look();
    await page.goto(`/queues/events/jobs/${jobId}`);
    await look();
    await page.getByRole('button', { name: 'Drop it' }).click();
    await page.getByLabel('Why is it dropped?').fill('Nobody acts on it');
    await page.getByRole('button', { name: 'Drop it' }).click();
    await page.getByText('Tick the box').first().waitFor();
    await look();
    await page.getByLabel('I am sure').check();
    await page.getByRole('button', { name: 'Drop it' }).click();
    await page.getByText('It is dropped.').waitFor();
    await page.goto(`/queues/events/jobs/${jobId}`);
    await page.getByText('Sam Ellery dropped it').waitFor();
    await look();

    expect(faults).toEqual([]);
    await context.close();
  },
  60_000,
);

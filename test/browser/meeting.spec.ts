import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { Attending } from '../../src/panels/meetings/attendance.service.js';
import {
  aBid,
  aMeeting,
  aPanel,
  declare,
  score,
  type ABid,
  type APanel,
} from '../integration/panels/a-panel.js';
import { launchBrowser } from '../support/browser.js';
import { openHouse, type House } from '../support/house.js';
import { axeFaults } from './axe.js';

const DESK = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 740 };

let house: House;
let browser: Browser;

beforeAll(async () => {
  [house, browser] = await Promise.all([
    openHouse({ startsAt: '2026-11-23T10:00:00Z' }),
    launchBrowser(),
  ]);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await house.close();
});

afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

interface Scene {
  readonly panel: APanel;
  readonly bids: readonly ABid[];
  readonly path: string;
  readonly meetingId: string;
}

const NAMES = ['Alresford', 'Birch', 'Copford', 'Dedham'];

/** Four bids of £4,000, in the order of their names; two funds with £10,000 in all. */
async function scene(): Promise<Scene> {
  const panel = await aPanel(house, { fundPence: 600_000n, secondFundPence: 400_000n });
  const [chair = ''] = panel.members;
  const bids: ABid[] = [];
  for (const [index, organisationName] of NAMES.entries()) {
    const bid = await aBid(house, panel, { organisationName, requestedPence: 400_000n });
    await score(house, panel, bid, chair, 5 - index, 0n);
    bids.push(bid);
  }
  const meetingId = await aMeeting(house, panel);
  return { panel, bids, meetingId, path: `/meetings/${meetingId}` };
}

async function pageOf(personId: string, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ baseURL: house.url, ...options });
  const [name = '', value = ''] = (await house.as(personId)).cookie.split('=');
  await context.addCookies([{ name, value, url: house.url }]);
  return context.newPage();
}

/** The bids as the agenda has them, once it says so. */
async function expectOrder(page: Page, names: readonly string[]): Promise<void> {
  await page.waitForFunction(
    (wanted) => {
      const rows = [...document.querySelectorAll('#agenda tbody tr')];
      return rows.every((row, index) => row.textContent.includes(wanted[index] ?? 'nobody'));
    },
    names,
    { timeout: 10_000 },
  );
}

async function expectText(page: Page, selector: string, words: string): Promise<void> {
  await page.waitForFunction(
    ([where, wanted]) => document.querySelector(where ?? '')?.textContent.includes(wanted ?? ''),
    [selector, words],
    { timeout: 10_000 },
  );
}

/** Once the page listens, what is done elsewhere reaches it. */
async function openLive(page: Page, path: string): Promise<void> {
  const listens = page.waitForResponse((response) => response.url().endsWith('/changes'));
  await page.goto(path);
  await listens;
}

const inputOf = ({ panel, bids }: Scene, index: number): string =>
  `[name="share-${bids[index]?.applicationId ?? ''}-${panel.fundId}"]`;

describe('at two desks', () => {
  it('shows the member what the chair moves and types, at once, and says it aloud', async () => {
    const at = await scene();
    const [chairId = '', , memberId = ''] = at.panel.members;
    const chair = await pageOf(chairId, { viewport: DESK });
    const member = await pageOf(memberId, { viewport: DESK });
    const complaints: string[] = [];
    for (const page of [chair, member]) {
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.on('pageerror', (problem) => complaints.push(problem.message));
    }
    await Promise.all([openLive(chair, at.path), openLive(member, at.path)]);
    await expectText(member, '#money-ends', 'The money ends before item 3.');

    await chair.getByRole('button', { name: 'Up Dedham' }).click();
    await expectOrder(chair, ['Alresford', 'Birch', 'Dedham', 'Copford']);
    await expectOrder(member, ['Alresford', 'Birch', 'Dedham', 'Copford']);
    await expectText(chair, '#live-status', 'Moved: Dedham is item 3.');
    await expectText(member, '#live-status', 'In the order that Essex County Council chair');

    await chair.locator(inputOf(at, 0)).fill('1000');
    await expectText(member, '#money-line', '£1,000 proposed');
    await expectText(member, '#money-ends', 'The money ends before item 4.');
    await expectText(member, '#live-status', 'The money ends before item 4.');
    expect(await chair.locator(inputOf(at, 0)).inputValue()).toBe('1000');
    await chair.locator(inputOf(at, 1)).focus();
    await expectText(chair, '#money-ends', 'The money ends before item 4.');

    await chair.locator(inputOf(at, 1)).fill('4,000.01');
    await expectText(chair, '#live-status', 'Birch: they ask for £4,000');
    expect(await chair.locator(inputOf(at, 1)).inputValue()).toBe('4,000.01');
    await chair.locator(inputOf(at, 1)).fill('3,000');
    await expectText(member, '#money-line', '£3,000 proposed');
    expect(complaints.filter((words) => !words.includes('422'))).toEqual([]);
  }, 60_000);

  it('keeps what is being typed when somebody else changes something', async () => {
    const at = await scene();
    const [chairId = ''] = at.panel.members;
    const chair = await pageOf(chairId, { viewport: DESK });
    await openLive(chair, at.path);
    const input = chair.locator(inputOf(at, 2));
    await chair.route('**/proposals', (route) => route.abort()); // nothing typed arrives yet
    await input.fill('12');
    await input.focus();

    await house.get(Attending).leave(at.meetingId, at.panel.members[3] ?? '', at.panel.coordinator);
    await expectText(chair, '#here', '4 members are here.');

    expect(await input.inputValue()).toBe('12');
    expect(await input.evaluate((element) => element === document.activeElement)).toBe(true);
    await chair.unroute('**/proposals');
    await input.pressSequentially('34');
    await chair.keyboard.press('Tab');
    await expectText(chair, '#money-line', '£9,234'); // as it adds up
  }, 60_000);

  it('drags a bid to where it is dropped, and lets go with Escape', async () => {
    const at = await scene();
    const [chairId = '', , memberId = ''] = at.panel.members;
    const chair = await pageOf(chairId, { viewport: DESK });
    const member = await pageOf(memberId, { viewport: DESK });
    await Promise.all([openLive(chair, at.path), openLive(member, at.path)]);
    const grip = (index: number) => chair.locator('#agenda [data-grip]').nth(index);
    const drag = async (from: number, to: number): Promise<void> => {
      await grip(from).scrollIntoViewIfNeeded();
      const [start, end] = [await grip(from).boundingBox(), await grip(to).boundingBox()];
      if (!start || !end) throw new Error('No grips');
      await chair.mouse.move(start.x + 12, start.y + 12);
      await chair.mouse.down();
      await chair.mouse.move(end.x + 12, end.y + 12, { steps: 5 });
      await chair.waitForTimeout(100);
    };

    await drag(0, 2);
    await chair.keyboard.press('Escape');
    await chair.mouse.up();
    await expectOrder(chair, NAMES);
    await drag(0, 2);
    await chair.mouse.up();

    await expectOrder(chair, ['Birch', 'Copford', 'Alresford', 'Dedham']);
    await expectOrder(member, ['Birch', 'Copford', 'Alresford', 'Dedham']);
  }, 60_000);

  it('shuts an item on an open page when an interest is declared meanwhile', async () => {
    const at = await scene();
    const [, , memberId = ''] = at.panel.members;
    const member = await pageOf(memberId, { viewport: DESK });
    await openLive(member, at.path);
    const shut = at.bids[1];

    if (shut) await declare(house, shut, memberId, 'pecuniary');

    await expectText(member, '#agenda tbody tr:last-child', 'You have left'); // its place would tell its score
    expect(await member.locator('main').innerText()).not.toContain('Birch');
  }, 60_000);
});

it('is worked with the keyboard alone', async () => {
  const at = await scene();
  const chair = await pageOf(at.panel.members[0] ?? '', { viewport: DESK });
  await openLive(chair, at.path);
  const focused = (): Promise<string> => chair.locator(':focus').innerText();

  await chair.getByRole('button', { name: 'Up Birch' }).focus();
  await chair.keyboard.press('Enter');

  await expectOrder(chair, ['Birch', 'Alresford', 'Copford', 'Dedham']);
  expect(await focused()).toMatch(/^Down/); // at the top there is no more up
  await chair.keyboard.press('Enter');
  await expectOrder(chair, NAMES);
  expect(await focused()).toMatch(/^Down/);
  await chair.keyboard.press('Tab');
  await chair.keyboard.press('Enter');
  await chair.waitForURL('**/order/*');
  await chair.getByLabel('Move to place').fill('4');
  await chair.keyboard.press('Enter');
  await chair.waitForURL(`**${at.path}#bid-*`);
  await expectOrder(chair, ['Alresford', 'Copford', 'Dedham', 'Birch']);
}, 60_000);

describe.each([
  ['a phone', PHONE],
  ['a desk', DESK],
])('on %s', (_, viewport) => {
  it('has no fault that axe finds, doesn’t move sideways, and works without JavaScript', async () => {
    const at = await scene();
    const [chairId = '', , memberId = ''] = at.panel.members;
    const plain = await pageOf(chairId, { viewport, javaScriptEnabled: false });
    await plain.goto(at.path);
    await plain.getByRole('button', { name: 'Down Alresford' }).click();
    await plain.locator(inputOf(at, 0)).fill('500');
    await plain.getByRole('button', { name: 'Show how far the money goes' }).click();
    expect(await plain.locator('#money-ends').innerText()).toContain('before item 4');
    expect(await plain.locator('#agenda tbody tr').first().innerText()).toContain('Birch');
    await plain.locator(inputOf(at, 1)).fill('lots');
    await plain.getByRole('button', { name: 'Show how far the money goes' }).click();
    expect(await plain.locator('.govuk-error-summary').innerText()).toContain('amount in pounds');

    const faults: string[] = [];
    const visits: readonly (readonly [string, string])[] = [
      [chairId, at.path],
      [memberId, at.path],
      [chairId, `${at.path}/proposals`],
      [chairId, `${at.path}/order/${at.bids[0]?.applicationId ?? ''}`],
      [chairId, `${at.path}/decisions/${at.bids[0]?.applicationId ?? ''}`],
    ];
    for (const [personId, path] of visits) {
      const page = await pageOf(personId, { viewport, bypassCSP: true });
      await page.goto(path);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wider > 0) faults.push(`${path} is ${wider} pixels too wide`);
      faults.push(...(await axeFaults(page)).map((fault) => `${path}: ${fault}`));
      const name = `${path.split('/')[3] ?? (personId === chairId ? 'chair' : 'member')}-${viewport.width}`;
      const { MEETING_PICTURES: folder } = process.env;
      if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
      await page.context().close();
    }
    expect(faults).toEqual([]);
  }, 60_000);
});

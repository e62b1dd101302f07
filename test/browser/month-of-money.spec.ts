import type { Browser, BrowserContextOptions } from 'playwright-core';
import { Balances } from '../../src/ledger/balances.queries.js';
import { walkTheMonth } from '../stories/month-of-money.js';
import { problemsOf } from '../stories/proving.js';
import { launchBrowser } from '../support/browser.js';
import { openHouse, type House } from '../support/house.js';
import type { Look } from './page-hand.js';
import { lookingForWidth, lookingWithAxe, PHONE, walkersOf } from './walkers.js';

describe('a month of money in a real browser', () => {
  let browser: Browser;
  let house: House;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    house = await openHouse({ startsAt: '2026-11-02T09:00:00Z' });
  });
  afterEach(() => house.close());

  it('is walked by three who keep the money and by the funder, with nothing for axe to find', async () => {
    const { look, seen, faults } = lookingWithAxe();

    await walk({ bypassCSP: true }, look);

    expect([...faults]).toEqual([]);
    expect(seen.size).toBeGreaterThan(30);
    await expectTheMoney();
  }, 400_000);

  it('is walked once more on a phone with JavaScript switched off', async () => {
    const { look, faults } = lookingForWidth();

    await walk(PHONE, look);

    expect([...faults]).toEqual([]);
    await expectTheMoney();
  }, 400_000);

  async function walk(context: BrowserContextOptions, look: Look): Promise<void> {
    const walkers = walkersOf(house, browser, { context }, look);
    const { turnedAway } = await walkTheMonth(house, walkers.handFor);
    await walkers.close();
    expect(turnedAway).toEqual([404, 404, 403, 403]);
  }

  async function expectTheMoney(): Promise<void> {
    const accounts = await house.get(Balances).allAccounts();
    const bank = accounts.find(({ account }) => account === 'bank:current');
    expect(bank?.pence).toBe(30_304_65n);
    expect(await problemsOf(house)).toEqual([]);
  }
});

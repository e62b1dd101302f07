import type { Browser, BrowserContextOptions } from 'playwright-core';
import { Balances } from '../../src/ledger/balances.queries.js';
import { Verification } from '../../src/ledger/verify.service.js';
import { ledgerTable } from '../stories/ledger-table.js';
import { walkTheLife } from '../stories/life-of-a-grant.js';
import { launchBrowser } from '../support/browser.js';
import { openHouse, type House } from '../support/house.js';
import { describeWithSharedData } from '../support/shared-data.js';
import type { Look } from './page-hand.js';
import { lookingForWidth, lookingWithAxe, PHONE, walkersOf } from './walkers.js';

/** Those who walk in the browser; the other members of the panel walk by HTTP beside them. */
const IN_THE_BROWSER = [
  'joan.pettit',
  'priya.raman',
  'margaret.okafor',
  'daniel.whitcombe',
  'helen.marsh',
];

const LEDGER = `
bank:lloyds                                     749.75
funds:alliance:available                        749.75
funds:alliance:held                            -749.75
funds:alliance:paid:OC-2026-0001               1750.25
funds:alliance:received                       -2500.00
`;

describeWithSharedData('the life of a grant in a real browser', () => {
  let browser: Browser;
  let house: House;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    house = await openHouse({ startsAt: '2026-11-23T09:00:00Z' });
  });
  afterEach(() => house.close());

  it('is walked by five people, with nothing for axe to find on any page they visit', async () => {
    const { look, seen, faults } = lookingWithAxe();

    await walk({ bypassCSP: true }, look);

    expect([...faults]).toEqual([]);
    expect(seen.size).toBeGreaterThan(20);
    await expectTheLedger();
  }, 400_000);

  it('is walked once more on a phone with JavaScript switched off', async () => {
    const { look, faults } = lookingForWidth();

    await walk(PHONE, look);

    expect([...faults]).toEqual([]);
    await expectTheLedger();
  }, 400_000);

  async function walk(context: BrowserContextOptions, look: Look): Promise<void> {
    const walkers = walkersOf(house, browser, { context, inTheBrowser: IN_THE_BROWSER }, look);
    await walkTheLife(house, walkers.handFor);
    await walkers.close();
  }

  async function expectTheLedger(): Promise<void> {
    expect(`\n${ledgerTable(await house.get(Balances).allAccounts())}\n`).toBe(LEDGER);
    expect((await house.get(Verification).run()).problems).toEqual([]);
  }
});

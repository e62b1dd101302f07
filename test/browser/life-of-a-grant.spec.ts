import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Balances } from '../../src/ledger/balances.queries.js';
import { Verification } from '../../src/ledger/verify.service.js';
import { OneTimeCodes } from '../../src/people/second-factor/one-time-codes.service.js';
import { handOf as visitorHandOf } from '../stories/visitor-hand.js';
import { ledgerTable } from '../stories/ledger-table.js';
import { walkTheLife } from '../stories/life-of-a-grant.js';
import { launchBrowser } from '../support/browser.js';
import { openHouse, type House } from '../support/house.js';
import { describeWithSharedData } from '../support/shared-data.js';
import { axeFaults } from './axe.js';
import { handOf, type Look } from './page-hand.js';

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
    const seen = new Set<string>();
    const faults: string[] = [];

    await walk({ bypassCSP: true }, async (page) => {
      seen.add(addressOf(page));
      faults.push(...(await axeFaults(page)).map((fault) => `${addressOf(page)}: ${fault}`));
    });

    expect(faults).toEqual([]);
    expect(seen.size).toBeGreaterThan(20);
    await expectTheLedger();
  }, 400_000);

  it('is walked once more on a phone with JavaScript switched off', async () => {
    const wide: string[] = [];
    const phone = { javaScriptEnabled: false, viewport: { width: 360, height: 740 } };

    await walk(phone, async (page) => {
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (overflow > 0) wide.push(`${addressOf(page)} is ${overflow} pixels wider than the phone`);
    });

    expect([...new Set(wide)]).toEqual([]);
    await expectTheLedger();
  }, 400_000);

  async function walk(options: object, look: Look): Promise<void> {
    const contexts = new Map<string, BrowserContext>();
    await walkTheLife(house, async (personId) => {
      const [{ email } = { email: '' }] = await house.db.query<{ email: string }[]>(
        'SELECT email FROM person WHERE id = $1',
        [personId],
      );
      if (!IN_THE_BROWSER.includes(email.split('@')[0] ?? '')) {
        return visitorHandOf(await house.as(personId));
      }
      const known = contexts.get(personId);
      const context = known ?? (await browser.newContext({ baseURL: house.url, ...options }));
      contexts.set(personId, context);
      const page = context.pages()[0] ?? (await context.newPage());
      if (known) await signInAgain(context, personId);
      else await signIn(page, email, look);
      await page.goto('/home');
      await look(page);
      return handOf(page, look);
    });
    for (const context of contexts.values()) await context.close();
  }

  /** The first time by the real door: the e-mailed code, then the second factor where it is needed. */
  async function signIn(page: Page, email: string, look: Look): Promise<void> {
    await page.goto('/sign-in');
    await look(page);
    await page.fill('input[name=email]', email);
    await page.click('main button[type=submit]');
    const { text } = await house.letterbox.waitFor(email, 'sign in');
    await page.goto(
      /https?:\/\/\S+\/sign-in\/link\/\S+/.exec(text)?.[0].replace(/^https?:\/\/[^/]+/, '') ?? '',
    );
    await look(page);
    await page.click('main button[type=submit]');
    if (new URL(page.url()).pathname !== '/second-factor/enrolment') return;
    await look(page);
    const secret =
      /\b(?:[A-Z2-7]{4} ?){4,}/.exec(await page.locator('main').innerText())?.[0] ?? '';
    await page.fill(
      'input[name=code]',
      house.get(OneTimeCodes).current(secret.replaceAll(/\s/g, '')),
    );
    await page.click('main button[type=submit]');
  }

  /** Later, when the sign-in has run out, as if they had come by that door again. */
  async function signInAgain(context: BrowserContext, personId: string): Promise<void> {
    const [name = '', value = ''] = (await house.as(personId)).cookie.split('=');
    await context.addCookies([{ name, value, url: house.url }]);
  }

  async function expectTheLedger(): Promise<void> {
    expect(`\n${ledgerTable(await house.get(Balances).allAccounts())}\n`).toBe(LEDGER);
    expect((await house.get(Verification).run()).problems).toEqual([]);
  }
});

function addressOf(page: Page): string {
  return new URL(page.url()).pathname.replaceAll(
    /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g,
    ':id',
  );
}

import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { OneTimeCodes } from '../../src/people/second-factor/one-time-codes.service.js';
import type { HandFor } from '../stories/hand.js';
import { handOf as visitorHandOf } from '../stories/visitor-hand.js';
import type { House } from '../support/house.js';
import { axeFaults } from './axe.js';
import { handOf, type Look } from './page-hand.js';

/** Several people, each at a browser of their own: a story is walked by them. */
export interface Walkers {
  readonly handFor: HandFor;
  close(): Promise<void>;
}

/**
 * @param inTheBrowser the first halves of the addresses of those who walk in a browser; the others
 * walk by HTTP beside them. Undefined: all.
 */
export function walkersOf(
  house: House,
  browser: Browser,
  { context: options, inTheBrowser }: { context: BrowserContextOptions; inTheBrowser?: string[] },
  look: Look,
): Walkers {
  const contexts = new Map<string, BrowserContext>();
  return {
    async handFor(personId) {
      const [{ email } = { email: '' }] = await house.db.query<{ email: string }[]>(
        'SELECT email FROM person WHERE id = $1',
        [personId],
      );
      if (inTheBrowser && !inTheBrowser.includes(email.split('@')[0] ?? '')) {
        return visitorHandOf(await house.as(personId));
      }
      const known = contexts.get(personId);
      const context = known ?? (await browser.newContext({ baseURL: house.url, ...options }));
      contexts.set(personId, context);
      const page = context.pages()[0] ?? (await context.newPage());
      if (known) await signInAgain(house, context, personId);
      else await signIn(page, email);
      await page.goto('/home');
      await look(page);
      return handOf(page, look);
    },
    async close() {
      for (const context of contexts.values()) await context.close();
    },
  };

  /** The first time by the real door: the e-mailed code, then the second factor where it is needed. */
  async function signIn(page: Page, email: string): Promise<void> {
    await page.goto('/sign-in');
    await look(page);
    await page.fill('input[name=email]', email);
    await page.click('main button[type=submit]');
    const { text } = await house.letterbox.waitFor(email, '/sign-in/link/');
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
}

/** Later, when the sign-in has run out, as if they had come by the real door again. */
export async function signInAgain(
  house: House,
  context: BrowserContext,
  personId: string,
): Promise<void> {
  const [name = '', value = ''] = (await house.as(personId)).cookie.split('=');
  await context.addCookies([{ name, value, url: house.url }]);
}

/** What is met on the way, to be asserted when the story is over. */
export interface Met {
  /** Addresses with `:id` for their ids. */
  readonly seen: Set<string>;
  /** Each once: what is wrong, and where. */
  readonly faults: Set<string>;
}

/**
 * Passes axe over every page that is met, and again only when another kind of thing stands on it: a
 * list with a line more is not looked at twice. The browser's context must let scripts be added.
 */
export function lookingWithAxe(): Met & { readonly look: Look } {
  const met = { seen: new Set<string>(), faults: new Set<string>() };
  const looked = new Set<string>();
  return {
    ...met,
    async look(page) {
      met.seen.add(addressOf(page));
      const kinds = await kindsOn(page);
      if (looked.has(kinds)) return;
      looked.add(kinds);
      for (const fault of await axeFaults(page)) met.faults.add(`${addressOf(page)}: ${fault}`);
    },
  };
}

/** A phone of 360 pixels without JavaScript. */
export const PHONE = { javaScriptEnabled: false, viewport: { width: 360, height: 740 } };

/** Looks whether a page must be pushed sideways on the screen that it is shown on. */
export function lookingForWidth(): Met & { readonly look: Look } {
  const met = { seen: new Set<string>(), faults: new Set<string>() };
  return {
    ...met,
    async look(page) {
      met.seen.add(addressOf(page));
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (overflow > 0) met.faults.add(`${addressOf(page)}: ${overflow} pixels wider`);
    },
  };
}

function addressOf(page: Page): string {
  return new URL(page.url()).pathname.replaceAll(
    /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g,
    ':id',
  );
}

/** The address, and each kind of thing that is on the page: its element and classes, once. */
async function kindsOn(page: Page): Promise<string> {
  const kinds = await page.evaluate(() => {
    const all = [...document.querySelectorAll('*')];
    return [...new Set(all.map(({ tagName, className }) => `${tagName} ${className}`))];
  });
  return [addressOf(page), ...kinds.sort()].join('\n');
}

import type { Locator, Page } from 'playwright-core';
import type { Hand, Landing } from '../stories/hand.js';
import type { Fields } from '../support/visitor.js';

/** Looks at a page once it is shown: a test passes axe here. */
export type Look = (page: Page) => Promise<void>;

/** Walks in a real browser: fills in what is on the page and presses the button that is on it. */
export function handOf(page: Page, look: Look): Hand {
  return {
    async read(path) {
      await open(path);
      return page.locator('main').innerText();
    },
    async knock(path) {
      const answer = await page.goto(path);
      await look(page);
      return answer?.status() ?? 0;
    },
    async send(path, fields) {
      await open(path);
      for (const [name, sent] of Object.entries(fields)) await fillIn(page, name, sent);
      return press();
    },
    async upload(path, fileName, buffer) {
      await open(path);
      const file = { name: fileName, mimeType: 'text/csv', buffer };
      await page.locator('input[type=file]').setInputFiles(file);
      return press();
    },
  };

  async function open(path: string): Promise<void> {
    const answer = await page.goto(path);
    if (answer?.status() !== 200) throw new Error(`${path} answered ${String(answer?.status())}`);
    await look(page);
  }

  /** The last button, unless another on the page looks like no other. */
  async function mainButton(): Promise<Locator> {
    const striking = page.locator('main form[method=post] button.govuk-button--warning');
    const all = page.locator('main form[method=post] button[type=submit]');
    return (await striking.count()) > 0 ? striking.last() : all.last();
  }

  async function press(): Promise<Landing> {
    const button = await mainButton();
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().isNavigationRequest()),
      button.click(),
    ]);
    await page.waitForLoadState();
    if (answer.status() >= 500) throw new Error(`${page.url()} answered ${answer.status()}`);
    await look(page);
    return {
      path: new URL(page.url()).pathname,
      refusals: await page.locator('.govuk-error-summary__list li').allInnerTexts(),
      text: await page.locator('main').innerText(),
    };
  }
}

/** Types into, chooses or ticks what has this name on the page. */
export async function fillIn(page: Page, name: string, sent: Fields[string]): Promise<void> {
  const inputs = page.locator(`main [name="${name}"]`);
  const kind = await inputs.first().getAttribute('type');
  if (kind === 'radio' || kind === 'checkbox') {
    for (const value of [sent].flat()) await page.check(`main [name="${name}"][value="${value}"]`);
    return;
  }
  const [value = ''] = [sent].flat();
  const isSelect = (await page.locator(`main select[name="${name}"]`).count()) > 0;
  await (isSelect ? inputs.selectOption(value) : inputs.fill(value));
}

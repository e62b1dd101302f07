import type { Page } from 'playwright-core';
import type { Fields } from '../support/visitor.js';
import { axeFaults } from './axe.js';
import { fillIn } from './page-hand.js';

/** A coordinator at the form builder in a real browser: goes where links lead, presses what is there, and looks. */
export class BuildersHand {
  /** What is wrong with the pages that were seen: too wide for the screen, or what axe finds. */
  readonly faults: string[] = [];
  /** The addresses that were seen, in order, once each. */
  readonly visited = new Set<string>();

  constructor(
    readonly page: Page,
    readonly slug: string,
    private readonly hasAxe: boolean,
  ) {}

  async open(): Promise<void> {
    await this.page.goto(`/rounds/${this.slug}/form`);
    await this.look();
  }

  /** The link with these words, those for screen readers among them. */
  async follow(words: string): Promise<void> {
    const link = this.page
      .locator('main a, .govuk-breadcrumbs a')
      .filter({ hasText: exactly(words) });
    await Promise.all([this.page.waitForEvent('load'), link.first().click()]);
    await this.look();
  }

  /** Fills in what is on the page, and presses the button with these words. */
  async send(button: string, fields: Fields = {}): Promise<void> {
    for (const [name, sent] of Object.entries(fields)) await fillIn(this.page, name, sent);
    const pressed = this.page.locator('main button').filter({ hasText: exactly(button) });
    await Promise.all([this.page.waitForEvent('load'), pressed.first().click()]);
    await this.look();
  }

  text(): Promise<string> {
    return this.page.locator('main').innerText();
  }

  async reads(words: string): Promise<void> {
    await this.page.locator('main').getByText(words).first().waitFor({ timeout: 10_000 });
  }

  refusals(): Promise<string[]> {
    return this.page.locator('.govuk-error-summary__list li').allInnerTexts();
  }

  /** The questions of the last section, in the order of the outline. */
  questions(): Promise<string[]> {
    return this.page.locator('ol.almoner-outline').last().locator('li > a').allInnerTexts();
  }

  private async look(): Promise<void> {
    const { pathname, search } = new URL(this.page.url());
    const at = `${pathname}${search}`;
    this.visited.add(at);
    const wider = await this.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wider > 0) this.faults.push(`${at} is ${wider} pixels too wide`);
    if (this.hasAxe) {
      this.faults.push(...(await axeFaults(this.page)).map((fault) => `${at}: ${fault}`));
    }
  }
}

function exactly(words: string): RegExp {
  return new RegExp(`^\\s*${words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);
}

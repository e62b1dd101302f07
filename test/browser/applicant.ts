import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { newestWayIn } from '../integration/people/signing-in.js';
import type { House } from '../support/house.js';
import type { Fields } from '../support/visitor.js';
import { fillIn, type Look } from './page-hand.js';
import { signInAgain } from './walkers.js';

/** A file on somebody's phone. */
export interface OwnFile {
  readonly fileName: string;
  readonly content: Buffer;
}

/** Somebody who applies, with a browser of their own: what they do to a page, and what they read on it. */
export class Applicant {
  private constructor(
    private readonly house: House,
    readonly email: string,
    readonly context: BrowserContext,
    public page: Page,
    private readonly look: Look,
  ) {}

  static async at(
    house: House,
    browser: Browser,
    email: string,
    options: BrowserContextOptions,
    look: Look,
  ): Promise<Applicant> {
    const context = await browser.newContext({ baseURL: house.url, ...options });
    return new Applicant(house, email, context, await context.newPage(), look);
  }

  async open(path: string): Promise<void> {
    await this.page.goto(path);
    await this.look(this.page);
  }

  /** By the e-mailed link, wherever the browser is. */
  async signIn(): Promise<void> {
    const before = this.house.letterbox.to(this.email).length;
    await this.page.goto('/sign-in');
    await fillIn(this.page, 'email', this.email);
    await this.press('Send', 'main button[type=submit]');
    const { link } = await newestWayIn(this.house, this.email, before + 1);
    await this.open(link);
    await this.press('Sign in', 'main button[type=submit]');
  }

  /** As somebody who has shown their second factor. */
  async comeBack(personId: string): Promise<void> {
    await signInAgain(this.house, this.context, personId);
  }

  async type(fields: Fields): Promise<void> {
    for (const [name, sent] of Object.entries(fields)) await fillIn(this.page, name, sent);
  }

  /** The button with these words; or, where the words differ from page to page, the one the selector finds. */
  async press(words: string, selector?: string): Promise<void> {
    const button = selector
      ? this.page.locator(selector)
      : this.page.getByRole('button', { name: words });
    await Promise.all([this.page.waitForEvent('load'), button.first().click()]);
    await this.look(this.page);
  }

  /** The first link with these words. */
  async follow(words: string | RegExp): Promise<void> {
    const link = this.page.locator('main').getByRole('link', { name: words });
    await Promise.all([this.page.waitForEvent('load'), link.first().click()]);
    await this.look(this.page);
  }

  /** Chooses files for the one input of the page that takes them. */
  async choose(files: readonly OwnFile[]): Promise<void> {
    await this.page.setInputFiles(
      'main input[type=file]',
      files.map(({ fileName, content }) => ({
        ...{ name: fileName, mimeType: 'application/octet-stream', buffer: content },
      })),
    );
  }

  /** Waits until the page says so. */
  async reads(words: string | RegExp): Promise<void> {
    await this.page.getByText(words).first().waitFor();
  }

  async words(): Promise<string> {
    return this.page.locator('main').innerText();
  }

  value(name: string): Promise<string> {
    return this.page.locator(`main [name="${name}"]`).first().inputValue();
  }

  /** The tab is closed, as phones do; `true` when the browser asked whether to leave what isn't saved. */
  async closeTab(): Promise<boolean> {
    let wasAsked = false;
    this.page.on('dialog', (dialog) => {
      wasAsked ||= dialog.type() === 'beforeunload';
      void dialog.accept();
    });
    const closed = this.page.waitForEvent('close');
    await this.page.close({ runBeforeUnload: true });
    await closed;
    this.page = await this.context.newPage();
    return wasAsked;
  }

  close(): Promise<void> {
    return this.context.close();
  }
}

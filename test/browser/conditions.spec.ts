import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Question } from '../../src/forms/form.js';
import { aDraft } from '../integration/applications/opened-draft.js';
import { ground, openRound } from '../integration/rounds/opened-round.js';
import { launchBrowser } from '../support/browser.js';
import { openHouse, type House } from '../support/house.js';
import { axeFaults } from './axe.js';

let house: House;
let browser: Browser;
let slug: string;

const optional = { isRequired: false };

/** Asked beside the title: a choice, a sum, a number and files, and what depends on each. */
const QUESTIONS: readonly Question[] = [
  { name: 'own', label: 'Do you own the hall?', noun: 'yes or no', ...optional, kind: 'yes-no' },
  {
    ...{ name: 'landlord', label: 'Who owns it?', noun: 'who owns it', ...optional },
    ...{ kind: 'short-text', shownIf: [{ question: 'own', is: 'one-of', values: ['no'] }] },
  },
  {
    ...{ name: 'agreed', label: 'When did they agree?', noun: 'the day', ...optional },
    ...{ kind: 'date', shownIf: [{ question: 'landlord', is: 'answered' }] },
  },
  { name: 'rent', label: 'What is the rent?', noun: 'the rent', ...optional, kind: 'money' },
  {
    ...{ name: 'why', label: 'Why so much?', noun: 'the reason', ...optional, kind: 'long-text' },
    ...{ mostWords: 50, shownIf: [{ question: 'rent', is: 'at-least', value: '100050' }] },
  },
  {
    ...{ name: 'quotes', label: 'Quotes', noun: 'quotes', ...optional, kind: 'files' },
    ...{ most: 2, purpose: 'quotes' },
  },
  {
    ...{ name: 'cheapest', label: 'Which is the cheapest?', noun: 'the cheapest', ...optional },
    ...{ kind: 'short-text', shownIf: [{ question: 'quotes', is: 'answered' }] },
  },
];

beforeAll(async () => {
  [house, browser] = await Promise.all([
    openHouse({ startsAt: '2026-11-23T10:00:00Z' }),
    launchBrowser(),
  ]);
  slug = await openRound(house, await ground(house));
  // What is published is never changed; here it was published with these questions.
  await house.db.query('ALTER TABLE round_form DISABLE TRIGGER USER');
  await house.db.query(
    `UPDATE round_form SET definition = jsonb_set(definition, '{sections,0,questions}',
       (definition #> '{sections,0,questions}') || $1::jsonb)`,
    [JSON.stringify(QUESTIONS)],
  );
  await house.db.query('ALTER TABLE round_form ENABLE TRIGGER USER');
}, 120_000);

afterAll(async () => {
  await browser.close();
  await house.close();
});

interface Opened {
  readonly id: string;
  readonly page: Page;
  /** Whether somebody who looks at the page sees it. */
  readonly sees: (words: string) => Promise<boolean>;
}

/** The first section of a new draft. */
async function open(options: BrowserContextOptions = {}): Promise<Opened> {
  const { id, wyn } = await aDraft(house, slug);
  const context = await browser.newContext({ baseURL: house.url, ...options });
  const [name = '', value = ''] = wyn.cookie.split('=');
  await context.addCookies([{ name, value, url: house.url }]);
  const page = await context.newPage();
  await page.goto(`/applications/${id}/sections/1`);
  return { id, page, sees: (words) => page.getByText(words).first().isVisible() };
}

async function storedOf(id: string): Promise<Readonly<Record<string, unknown>>> {
  const [row] = await house.db.query<{ answers: Record<string, unknown> }[]>(
    'SELECT answers FROM application WHERE id = $1',
    [id],
  );
  return row?.answers ?? {};
}

it('hides what is not asked, shows it when it is, and says so politely', async () => {
  const { page, sees } = await open();
  const status = page.locator('main > [role=status].govuk-visually-hidden');
  expect(await sees('Do you own the hall?')).toBe(true);
  expect(await sees('Who owns it?')).toBe(false);
  expect(await sees('Answer only if')).toBe(false);
  expect(await status.textContent()).toBe('');

  await page.check('[name=own][value=no]');
  expect(await sees('Who owns it?')).toBe(true);
  expect(await sees('When did they agree?')).toBe(false);
  expect(await status.textContent()).toBe('Now asked: Who owns it? (optional).');

  await page.getByLabel('Who owns it?').fill('The parish');
  expect(await sees('When did they agree?')).toBe(true);

  await page.check('[name=own][value=yes]');
  expect(await sees('Who owns it?')).toBe(false);
  expect(await sees('When did they agree?')).toBe(false); // what it depends on is no longer asked
  expect(await status.textContent()).toBe(
    'No longer asked: Who owns it? (optional). No longer asked: When did they agree? (optional).',
  );
}, 60_000);

it('reads a sum as the house does', async () => {
  const { page, sees } = await open();
  for (const [typed, isAsked] of [
    ['1000.50', true],
    ['£1,000.5', true],
    ['1,000.49', false],
    ['2000', true],
    ['a lot', false],
  ] as const) {
    await page.getByLabel('What is the rent?').fill(typed);
    expect([typed, await sees('Why so much?')]).toEqual([typed, isAsked]);
  }
}, 60_000);

it('keeps what was typed in what is hidden, and shows what files that are stored ask for', async () => {
  const { id, page, sees } = await open();
  await page.check('[name=own][value=no]');
  await page.getByLabel('Who owns it?').fill('The parish');
  await page.check('[name=own][value=yes]');
  expect(await sees('Which is the cheapest?')).toBe(false);
  await page.getByRole('button', { name: 'Save and come back later' }).click();
  await page.waitForURL((url) => url.pathname === `/applications/${id}`);
  expect(await storedOf(id)).toMatchObject({ own: 'yes', landlord: 'The parish' });

  await house.db.query(
    `UPDATE application SET answers = answers || '{"quotes": ["${id}"]}' WHERE id = $1`,
    [id],
  );
  await page.goto(`/applications/${id}/sections/1`);
  expect(await sees('Which is the cheapest?')).toBe(true);
  expect(await sees('Who owns it?')).toBe(false);
  await page.check('[name=own][value=no]');
  expect(await page.getByLabel('Who owns it?').inputValue()).toBe('The parish');
}, 60_000);

it('never hides what could not be kept', async () => {
  const { page, sees } = await open();
  await page.check('[name=own][value=no]');
  await page.getByLabel('Who owns it?').fill('x'.repeat(100_001));
  await page.check('[name=own][value=yes]');
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await page.locator('.govuk-error-summary').waitFor();
  expect(await sees('Who owns it?')).toBe(true);
}, 60_000);

it('stands there with words that say when to answer, without JavaScript', async () => {
  const { id, page, sees } = await open({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  });
  expect(await sees('Who owns it?')).toBe(true);
  expect(await sees('Answer only if “Do you own the hall?” is No')).toBe(true);
  expect(await sees('Answer only if “What is the rent?” is £1,000.50 or more')).toBe(true);
  await page.getByLabel('Who owns it?').fill('The parish');
  await page.getByRole('button', { name: 'Save and come back later' }).click();
  await page.waitForURL((url) => url.pathname === `/applications/${id}`);
  expect(await storedOf(id)).toMatchObject({ landlord: 'The parish' });
}, 60_000);

it('has no fault that axe finds, whether hidden or shown', async () => {
  const { page } = await open({ bypassCSP: true });
  expect(await axeFaults(page)).toEqual([]);
  await page.check('[name=own][value=no]');
  expect(await axeFaults(page)).toEqual([]);
}, 60_000);

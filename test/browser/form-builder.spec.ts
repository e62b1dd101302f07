import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { ground, openRound, type Ground } from '../integration/rounds/opened-round.js';
import { Starting } from '../../src/applications/starting/starting.service.js';
import { launchBrowser } from '../support/browser.js';
import { openHouse, type House } from '../support/house.js';
import type { Fields } from '../support/visitor.js';
import { anOrganisation } from '../integration/applications/written-application.js';
import { axeFaults } from './axe.js';
import { BuildersHand } from './builders-hand.js';

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };

let house: House;
let browser: Browser;
let on: Ground;
let rounds = 0;

beforeAll(async () => {
  [house, browser] = await Promise.all([
    openHouse({ startsAt: '2026-11-23T10:00:00Z' }),
    launchBrowser(),
  ]);
  on = await ground(house);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await house.close();
});

async function pageOf(personId: string, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ baseURL: house.url, ...options });
  const [name = '', value = ''] = (await house.as(personId)).cookie.split('=');
  await context.addCookies([{ name, value, url: house.url }]);
  return context.newPage();
}

/** A coordinator before the form of a new round. */
async function atNewForm(options: BrowserContextOptions): Promise<BuildersHand> {
  const slug = await openRound(house, on, {
    title: `Hyperlocal ${++rounds}`,
    largestPence: 100_000n,
    budgets: [{ fundId: on.fundId, budgetPence: 200_000n }],
  });
  return new BuildersHand(await pageOf(on.coordinator, options), slug, options.bypassCSP === true);
}

const QUESTIONS: readonly (readonly [string, Fields])[] = [
  ['Yes or no', { label: 'Do children take part?' }],
  ['Text with a word limit', { label: 'How do you keep them safe?', mostWords: '100' }],
  ['One of several choices', { label: 'Where is it?', choices: 'In a hall\nOut of doors' }],
  ['A sum of money', { label: 'What does it cost in all?' }],
  ['Files', { label: 'Quotes for what you buy', most: '2' }],
];

/** Builds, tries and publishes version 2: two questions more, one of them asked of some only. */
async function buildsVersion2(hand: BuildersHand): Promise<void> {
  await hand.follow('Change the form');
  await hand.send('Begin version 2', { from: 'bare' });
  await hand.follow('Add a section');
  await hand.send('Add the section', { title: 'Who takes part', guidance: 'All who come.' });
  for (const [kind, fields] of QUESTIONS) {
    await hand.follow('Add a question to section Who takes part');
    await hand.follow(kind);
    await hand.send('Add the question', fields);
  }

  await hand.follow('Conditions of “How do you keep them safe?”');
  await hand.send('Go on with this question', { on: 'do-children-take-part' });
  await hand.send('Save the conditions', { is: 'one-of', values: 'yes' });
  await hand.reads('“Do children take part?” is Yes');
  await hand.follow('Back to the form');
  await hand.reads('Asked only if');

  await hand.follow('Add a rule');
  await hand.follow('One sum is at most another');
  const message = 'Ask for no more than it costs in all';
  await hand.send('Add the rule', { sum: 'amount', of: 'what-does-it-cost-in-all', message });
  await hand.reads(message);

  expect(await hand.questions()).toEqual(QUESTIONS_BEFORE);
  await hand.send('Up “Where is it?”');
  expect(await hand.questions()).toEqual(QUESTIONS_AFTER);

  await hand.follow('See all of it as an applicant will');
  await hand.reads('It is not published yet.');
  await hand.follow('Form');
}

const QUESTIONS_BEFORE = [
  ...['Do children take part?', 'How do you keep them safe?', 'Where is it?'],
  ...['What does it cost in all?', 'Quotes for what you buy'],
];
const QUESTIONS_AFTER = [
  ...['Do children take part?', 'Where is it?', 'How do you keep them safe?'],
  ...['What does it cost in all?', 'Quotes for what you buy'],
];

/** A test application meets the condition and the rule, and goes nowhere. */
async function tries(hand: BuildersHand): Promise<void> {
  await hand.follow('Try it out');
  await hand.send('Start a test application', { version: '2' });
  await hand.follow('Fill this section: Your project');
  await hand.send('Save and come back', { title: 'Tea', amount: '500' });
  await hand.follow('Fill this section: Who takes part');
  await hand.send('Save and come back', {
    ...{ 'do-children-take-part': 'no', 'where-is-it': 'in-a-hall' },
    'what-does-it-cost-in-all': '400',
  });
  expect(await hand.text()).not.toContain('How do you keep them safe?');
  await hand.send('Try to submit it');
  expect(await hand.refusals()).toContain('Ask for no more than it costs in all');
  await hand.follow('Fill this section: Who takes part');
  await hand.send('Save and come back', { 'what-does-it-cost-in-all': '600' });
  await hand.send('Try to submit it');
  await hand.reads('Nobody has received it');
  await hand.follow('Tests');
  await hand.follow('Form');
}

async function publishes2(hand: BuildersHand): Promise<void> {
  await hand.follow('Publish version 2');
  await hand.reads('Version 2 becomes what is asked');
  await hand.send('Publish version 2');
  await hand.reads('Version 2, published');
}

it('builds a form, tries it, publishes it, and says what a next version means to drafts', async () => {
  const hand = await atNewForm({ viewport: DESK, bypassCSP: true });
  await hand.open();
  await buildsVersion2(hand);
  await tries(hand);
  await publishes2(hand);

  const contact = await house.person('Wyn Wivenhoe');
  const organisationId = await anOrganisation(house, 'Wivenhoe Lunch Club', contact);
  const start = { organisationId, roundSlug: hand.slug, by: contact };
  const id = await house.get(Starting).start({ ...start, reachedAt: house.clock.now() });

  await hand.follow('Change the form');
  await hand.send('Begin version 3');
  await hand.follow('Remove “Quotes for what you buy”');
  await hand.send('Remove it');
  await hand.follow('Change “Where is it?”');
  await hand.send('Save the question', { label: 'Where will it be?' });
  await hand.follow('Publish version 3');
  const told = await hand.text();
  for (const words of [
    'What changes from version 2',
    '1 draft of version 2',
    'Wivenhoe Lunch Club',
    'Quotes for what you buy',
  ]) {
    expect(told).toContain(words);
  }
  await hand.send('Publish version 3', { drafts: 'move' });
  await hand.reads('Version 3, published');
  const theirs = await pageOf(contact, { viewport: DESK });
  await theirs.goto(`/applications/${id}`);
  expect(await theirs.locator('main').innerText()).toContain('The questions have changed');

  expect(hand.faults).toEqual([]);
  const phone = await pageOf(on.coordinator, { viewport: PHONE, bypassCSP: true });
  const narrow: string[] = [];
  for (const address of hand.visited) {
    await phone.goto(address);
    const wider = await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wider > 0) narrow.push(`${address} is ${wider} pixels too wide`);
    narrow.push(...(await axeFaults(phone)).map((fault) => `${address}: ${fault}`));
  }
  expect(narrow).toEqual([]);
}, 300_000);

it('builds, tries and publishes the same on a phone without JavaScript', async () => {
  const hand = await atNewForm({ viewport: PHONE, javaScriptEnabled: false });
  await hand.open();
  await buildsVersion2(hand);
  await tries(hand);
  await publishes2(hand);

  expect(hand.faults).toEqual([]);
}, 300_000);

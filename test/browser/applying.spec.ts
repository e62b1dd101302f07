import type { Browser, BrowserContextOptions } from 'playwright-core';
import { ground, openRound } from '../integration/rounds/opened-round.js';
import { anOrganisation, whole } from '../integration/applications/written-application.js';
import { launchBrowser } from '../support/browser.js';
import { openHouse, type House } from '../support/house.js';
import { Applicant } from './applicant.js';
import { askAndAnswer, check, settle } from './clarifying.js';
import type { Look } from './page-hand.js';
import { enclose, fillTheLibrary } from './papers.js';
import { lookingForWidth, lookingWithAxe, PHONE } from './walkers.js';

const WYN = 'wyn.wivenhoe@example.org';
const SAM = 'sam.okafor@example.org';
const CORA = 'cora.coordinator@example.org';
const SECTIONS = Object.keys(whole).length;

let house: House;
let browser: Browser;
let slug: string;
let organisationId: string;
let coordinator: string;

beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser.close());
beforeEach(async () => {
  house = await openHouse({ startsAt: '2026-11-24T18:00:00Z' });
  const on = await ground(house);
  slug = await openRound(house, on);
  coordinator = on.coordinator;
  const wyn = await house.person('Wyn Wivenhoe');
  organisationId = await anOrganisation(house, 'Wivenhoe Warm Table', wyn);
  await house.person('Sam Okafor', { role: 'contact', subjectId: organisationId });
}, 60_000);
afterEach(() => house.close());

interface Two {
  readonly wyn: Applicant;
  readonly sam: Applicant;
}

async function two(options: BrowserContextOptions, look: Look): Promise<Two> {
  const [wyn, sam] = await Promise.all(
    [WYN, SAM].map((email) => Applicant.at(house, browser, email, options, look)),
  );
  if (!wyn || !sam) throw new Error('Nobody came');
  return { wyn, sam };
}

/** The coordinator looks into what was sent, in a browser of her own, and asks. */
async function lookInto(
  { wyn }: Two,
  own: string,
  options: BrowserContextOptions,
  look: Look,
): Promise<void> {
  const cora = await Applicant.at(house, browser, CORA, options, look);
  await cora.comeBack(coordinator);
  const both = { wyn, cora, house, own };
  await check(both, slug);
  await askAndAnswer(both);
  await settle(both);
  await cora.close();
}

/** What the database holds, by question. */
async function stored(): Promise<Readonly<Record<string, unknown>>> {
  const [row] = await house.db.query<{ title: string; answers: Record<string, unknown> }[]>(
    'SELECT title, answers FROM application',
  );
  return { ...row?.answers, title: row?.title };
}

/** Waits for what is saved without a button. */
async function eventually(question: string, answer: string): Promise<void> {
  const until = Date.now() + 20_000;
  while ((await stored())[question] !== answer) {
    if (Date.now() > until) throw new Error(`${question} is ${String((await stored())[question])}`);
    await new Promise((resume) => setTimeout(resume, 100));
  }
}

/** The acts of the story, in order; each begins where the one before left the two. */
const acts = {
  async begin({ wyn, sam }: Two): Promise<string> {
    await wyn.signIn();
    await sam.signIn();
    await wyn.open(`/rounds/${slug}/application`);
    await wyn.press('Start', 'main button[type=submit]');
    return new URL(wyn.page.url()).pathname;
  },

  async isSavedWhileTyping({ wyn }: Two, own: string): Promise<void> {
    await wyn.open(`${own}/sections/1`);
    await wyn.type({ title: 'Warm Table' });
    await wyn.reads(/^Saved at 6(:\d\d)?pm$/);
    await eventually('title', 'Warm Table');
  },

  async losesTheConnection({ wyn }: Two): Promise<void> {
    await wyn.context.setOffline(true);
    await wyn.type({ summary: 'Soup and company' });
    await wyn.reads('Not saved: no connection');
    await wyn.page.getByRole('button', { name: 'Save and go on' }).click();
    expect(await wyn.value('summary')).toBe('Soup and company'); // and no page of the browser's
    await wyn.context.setOffline(false);
    await wyn.reads(/^Saved at/);
    await eventually('summary', 'Soup and company');
  },

  async leavesWithoutAConnection({ wyn }: Two, own: string): Promise<void> {
    await wyn.context.setOffline(true);
    await wyn.type({ summary: 'Soup, company and a warm hall' });
    await wyn.reads('Not saved: no connection');
    expect(await wyn.closeTab()).toBe(true);
    await wyn.context.setOffline(false);
    await wyn.page.goto(`${own}/sections/1`); // it is sent, and the page shown again with it
    await eventually('summary', 'Soup, company and a warm hall');
    await wyn.page.waitForFunction(
      () => document.querySelector('textarea')?.value === 'Soup, company and a warm hall',
    );
  },

  async writesWhereAnotherWrites({ wyn, sam }: Two, own: string): Promise<void> {
    await Promise.all([wyn.open(`${own}/sections/1`), sam.open(`${own}/sections/1`)]);
    await sam.type({ title: 'The Warm Table', summary: 'What Sam made of it' });
    await sam.press('Save and come back later');
    await wyn.type({ summary: 'What Wyn made of it' });
    await wyn.press('Save and go on');
    expect(await wyn.words()).toMatch(/What Sam made of it[\s\S]*What Wyn made of it/);
    await wyn.page.getByLabel('Keep both').check();
    await wyn.press('Save and come back later');
    expect(await stored()).toMatchObject({
      title: 'The Warm Table',
      summary: 'What Sam made of it\n\nWhat Wyn made of it',
    });
  },

  async isSignedOut({ wyn }: Two, own: string): Promise<void> {
    await wyn.open(`${own}/sections/1`);
    await wyn.type({ summary: 'Written before the kettle boiled' });
    await house.db.query('DELETE FROM session');
    await wyn.press('Save and go on');
    expect(await wyn.words()).toContain('What you typed is kept');
    await wyn.signIn();
    expect(await wyn.value('summary')).toBe('Written before the kettle boiled');
    await wyn.press('Save and go on');
    expect(await stored()).toMatchObject({ summary: 'Written before the kettle boiled' });
  },

  async fillTheRest({ wyn, sam }: Two, own: string): Promise<void> {
    await sam.signIn();
    for (const [number, fields] of Object.entries(whole)) {
      const writer = Number(number) % 2 === 0 ? sam : wyn;
      await writer.open(`${own}/sections/${number}`);
      await writer.type(fields);
      await writer.press('Save and come back later');
    }
    await wyn.open(own);
    expect(await wyn.words()).toContain(`${SECTIONS} of ${SECTIONS} sections done`);
  },

  /** From the page on which the answers are checked. */
  async submitTwice({ wyn }: Two): Promise<void> {
    await wyn.page.check('input[name=declaration]');
    const submit = wyn.page.getByRole('button', { name: 'Submit the application' });
    await submit.dblclick();
    await wyn.page.waitForURL('**/receipt');
    expect(await wyn.words()).toMatch(/Application submitted[\s\S]*OC-2026-0001/);
    await wyn.page.goBack();
    await wyn.open(`${new URL(wyn.page.url()).pathname.replace(/\/[a-z]+$/, '')}/submission`);
    expect(new URL(wyn.page.url()).pathname).toMatch(/\/receipt$/);
    await house.letterbox.waitFor(SAM, 'OC-2026-0001');
    const [row] = await house.db.query<{ count: number }[]>(
      `SELECT count(*)::integer AS count FROM audit_event WHERE act = 'submitted'`,
    );
    expect(row?.count).toBe(1);
    expect(
      house.letterbox.to(SAM).filter(({ text }) => text.includes('OC-2026-0001')),
    ).toHaveLength(1);
  },
};

it('two people fill a form on their phones: a lost connection, an ended sign-in, papers, a double click; and are asked about it', async () => {
  const { look, seen, faults } = lookingWithAxe();
  const phone = { viewport: PHONE.viewport, bypassCSP: true };
  const people = await two(phone, look);

  const own = await acts.begin(people);
  await acts.isSavedWhileTyping(people, own);
  await acts.losesTheConnection(people);
  await acts.leavesWithoutAConnection(people, own);
  await acts.writesWhereAnotherWrites(people, own);
  await acts.isSignedOut(people, own);
  await acts.fillTheRest(people, own);
  await fillTheLibrary(people.wyn, organisationId);
  await enclose(people.wyn, people.sam, own);
  await acts.submitTwice(people);
  await lookInto(people, own, phone, look);

  expect([...faults]).toEqual([]);
  expect(seen.size).toBeGreaterThan(20);
  await Promise.all([people.wyn.close(), people.sam.close()]);
}, 240_000);

it('the same is done without JavaScript', async () => {
  const { look, faults } = lookingForWidth();
  const people = await two(PHONE, look);

  const own = await acts.begin(people);
  await people.wyn.open(`${own}/sections/1`);
  expect(await people.wyn.words()).toMatch(
    /You may leave this page until 7(:\d\d)?pm without saving/,
  );
  await acts.writesWhereAnotherWrites(people, own);
  await acts.isSignedOut(people, own);
  await acts.fillTheRest(people, own);
  await fillTheLibrary(people.wyn, organisationId);
  await enclose(people.wyn, people.sam, own);
  await acts.submitTwice(people);
  await lookInto(people, own, PHONE, look);

  expect([...faults]).toEqual([]);
  await Promise.all([people.wyn.close(), people.sam.close()]);
}, 240_000);

it('warns before a sign-in ends, and puts the end off when asked to', async () => {
  const { look, faults } = lookingWithAxe();
  const wyn = await Applicant.at(house, browser, WYN, { bypassCSP: true }, look);
  await wyn.signIn();
  await wyn.page.clock.install();
  await wyn.open('/home');
  const dialog = wyn.page.getByRole('dialog');

  await wyn.page.clock.fastForward('54:00');
  expect(await dialog.isVisible()).toBe(false);
  await wyn.page.clock.fastForward('02:00');
  await dialog.getByText('so you will be signed out in 4 minutes').waitFor();
  await look(wyn.page);
  expect(await wyn.page.locator(':focus').innerText()).toBe('Stay signed in');
  await wyn.page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });

  await wyn.page.clock.fastForward('50:00');
  expect(await dialog.isVisible()).toBe(false);
  await wyn.page.clock.fastForward('11:00');
  await dialog.getByText('You have been signed out').waitFor();
  expect([...faults]).toEqual([]);
  await wyn.close();
}, 120_000);

it('leaves nothing of what was typed at a shared computer', async () => {
  const wyn = await Applicant.at(house, browser, WYN, {}, () => Promise.resolve());
  await wyn.signIn();
  await wyn.open(`/rounds/${slug}/application`);
  await wyn.press('Start', 'main button[type=submit]');
  await wyn.open(`${new URL(wyn.page.url()).pathname}/sections/1`);
  await wyn.context.setOffline(true);
  await wyn.type({ title: 'Only mine' });
  await wyn.reads('Not saved: no connection');
  const kept = () => wyn.page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
  expect(await kept()).toContain('Only mine');

  await wyn.context.setOffline(false);
  await wyn.press('Sign out');

  expect(await kept()).not.toContain('Only mine');
  await wyn.close();
}, 120_000);

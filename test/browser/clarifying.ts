import { readFile } from 'node:fs/promises';
import type { House } from '../support/house.js';
import type { Fields } from '../support/visitor.js';
import type { Applicant, OwnFile } from './applicant.js';
import { hob, PAPERS } from './papers.js';

/** Somebody who sent the application, and the coordinator who looks into it. */
interface Both {
  readonly wyn: Applicant;
  readonly cora: Applicant;
  readonly house: House;
  /** The application's own path. */
  readonly own: string;
}

const TODAY = { 'sourceOn-day': '24', 'sourceOn-month': '11', 'sourceOn-year': '2026' };

/** The coordinator finds it on the board, opens what came with it, and records what each check came to. */
export async function check({ cora }: Both, slug: string): Promise<void> {
  await cora.open(`/rounds-board/${slug}/checks`);
  await cora.follow('OC-2026-0001');
  await cora.follow('The application');
  const paper = await cora.words();
  for (const fileName of PAPERS) expect(paper).toContain(fileName);
  await opens(cora, hob);
  await cora.page.goBack();

  await record(cora, 'Governing document', {
    ...{ outcome: 'passed', source: 'The constitution in the application', ...TODAY },
  });
  await record(cora, 'Accounts', { outcome: 'problem', note: 'The picture ends above the total' });
  await record(cora, 'Asked against income', {
    ...{ outcome: 'passed', income: '31,200', source: 'What they told us', ...TODAY },
  });

  await cora.open(`/rounds-board/${slug}/checks`);
  expect(await cora.words()).toMatch(/OC-2026-0001[\s\S]*Passed[\s\S]*Problem[\s\S]*Passed/);
}

/** She asks about one answer by a day; they are told, answer, and put the answer right. */
export async function askAndAnswer({ wyn, cora, house, own }: Both): Promise<void> {
  await cora.open(`${own}/overview`);
  await cora.follow('Ask about its answers');
  await cora.type({ 'dueOn-day': '30', 'dueOn-month': '11', 'dueOn-year': '2026' });
  await cora.page.getByLabel('Your latest accounts').fill('What was left at the end of the year?');
  await cora.press('Ask the applicant');
  expect(await cora.words()).toMatch(/due 30 November 2026: not answered yet/);

  const { text } = await house.letterbox.waitFor(wyn.email, '/clarifications/1');
  expect(text).toMatch(/by the end of 30 November 2026[\s\S]*- Your latest accounts/);
  await wyn.open(`${own}/clarifications/1`);
  await wyn.type({ 'answer-1': 'About £400' });
  await wyn.press('Send the answer');
  await wyn.type({ 'answer-1': '£412.60, all of it in the bank' });
  await wyn.press('Send the answer');
  expect(await wyn.words()).toContain('Answers so far: 2');
}

/** She reads the answer where she works, with what was answered before, and settles the check. */
export async function settle({ cora, own }: Both): Promise<void> {
  await cora.open('/home');
  await cora.follow(/^Read the answer about/);
  expect(await cora.words()).toMatch(/£412\.60, all of it in the bank[\s\S]*Answers so far: 2/);
  await cora.open(`${own}/paper`);
  expect(await cora.words()).toMatch(
    /Your latest accounts[\s\S]*What was left at the end of the year\?[\s\S]*£412\.60, all of it in the bank[\s\S]*Before that, answered[\s\S]*About £400/,
  );

  await cora.open(`${own}/checks`);
  await record(cora, 'Accounts', {
    ...{ outcome: 'passed', source: 'Their answer to question 1', ...TODAY },
  });
  await cora.follow('Accounts');
  expect(await cora.words()).toMatch(/Checked 2 times[\s\S]*Passed[\s\S]*Problem/);
}

async function record(cora: Applicant, check: string, fields: Fields): Promise<void> {
  await cora.follow(check);
  await cora.type(fields);
  await cora.press('Record the check');
  expect(await cora.words()).toContain(`${check}: recorded.`);
}

/** Under its own name, byte for byte. */
async function opens({ page }: Applicant, { fileName, content }: OwnFile): Promise<void> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: fileName }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(fileName);
  expect(await readFile(await download.path())).toEqual(content);
}

import type { Refusal } from '../../kernel/refusal.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import type { Answer, Answers } from '../answers.js';
import type { Question } from '../form.js';
import type { Body } from '../reading/body.js';
import { readSection } from '../reading/read-section.js';
import { mergedOf, type Merged } from './merging.rules.js';
import { fingerprintOf, openedIn, pageIn, type Opened } from './opened.js';
import {
  dropRivals,
  keepRival,
  noteSaves,
  rivalsOf,
  writtenByPage,
  type DraftTables,
} from './rival-answers.queries.js';
import { choicesIn, settledAnswers } from './settling.js';

/** A draft that is locked, and one page of it as it was sent. */
export interface SectionToSave {
  readonly tables: DraftTables;
  readonly draftId: string;
  /** Those that may be written: whatever else is sent is left alone. */
  readonly questions: readonly Question[];
  readonly stored: Answers;
  /** What was typed, by name of input; and what the form was opened with. */
  readonly typed: Body;
  readonly by: string;
  readonly now: Date;
  /** Asked before anything changes. @throws Refused when nothing may be changed any more. */
  readonly mayChange: () => void;
  /** Stores all answers, with those that were taken; '' where one is taken away. */
  readonly store: (answers: Answers) => Promise<void>;
}

/** What became of it. */
export interface SavedSection {
  readonly savedAt: Date;
  /** What the form counts as opened with from now, while somebody goes on writing in it. */
  readonly opened: Opened;
  /** Questions of which more than one text is kept now. */
  readonly rivals: readonly string[];
  /** Questions whose answer is now what was sent, and was not before. */
  readonly taken: readonly string[];
  /** A sentence for every input that can't be read: it is kept as it was typed. */
  readonly unreadable: readonly Refusal[];
  /** A sentence for what is too long to keep even so, and is not. */
  readonly unkept: readonly Refusal[];
}

/**
 * Keeps what was typed, complete or not, readable or not. Answers that nobody else touched are stored; where somebody
 * else changed the same one meanwhile, both are kept. The same again (a double click, a lost reply) changes nothing.
 */
export async function saveSection(tx: Tx, draft: SectionToSave): Promise<SavedSection> {
  const { tables, draftId, questions, stored, typed, by, now: savedAt } = draft;
  const { answers: sent, unreadable } = readSection({ title: '', questions }, typed);
  const merged = await merge(tx, draft, sent);
  const settled = await settle(tx, draft);
  const taken = { ...only('taken', merged, sent), ...settled };
  const rivals = only('rival', merged, sent);

  if (Object.keys({ ...taken, ...rivals }).length > 0) {
    draft.mayChange();
    const page = pageIn(typed);
    for (const [question, answer] of Object.entries(rivals)) {
      const written = { writtenBy: by, writtenAt: savedAt, page: page ?? '' };
      await keepRival(tx, tables, draftId, { question, answer, ...written });
    }
    await dropRivals(tx, tables, draftId, Object.keys(settled));
    if (Object.keys(taken).length > 0) {
      await draft.store({ ...stored, ...taken });
      const save = { questions: Object.keys(taken), savedAt, savedBy: by, page };
      await noteSaves(tx, tables, draftId, save);
    }
  }
  return {
    savedAt,
    opened: openedNow(openedIn(typed), merged, sent),
    rivals: Object.keys(rivals),
    taken: Object.keys(taken),
    unreadable,
    unkept: unreadable.filter(({ field }) => !isKept(field ?? '', sent)),
  };
}

async function merge(
  tx: Tx,
  { tables, draftId, stored, typed }: SectionToSave,
  sent: Answers,
): Promise<ReadonlyMap<string, Merged>> {
  const opened = openedIn(typed);
  const prints = Object.entries(sent).map(([name, answer]) => ({
    name,
    sent: fingerprintOf(answer),
    stored: fingerprintOf(stored[name]),
    opened: opened.get(name) ?? fingerprintOf(undefined),
  }));
  const changedMeanwhile = prints
    .filter((one) => ![one.opened, one.sent].includes(one.stored))
    .map(({ name }) => name);
  const own = await writtenByPage(tx, tables, draftId, pageIn(typed), changedMeanwhile);
  return new Map(
    prints.map((one) => [one.name, mergedOf({ ...one, isOfOwnPage: own.has(one.name) })]),
  );
}

async function settle(
  tx: Tx,
  { tables, draftId, questions, stored, typed }: SectionToSave,
): Promise<Answers> {
  const choices = choicesIn(typed).filter(({ question }) =>
    questions.some(({ name }) => name === question),
  );
  if (choices.length === 0) return {};
  return settledAnswers(choices, stored, await rivalsOf(tx, tables, draftId));
}

function only(what: Merged, merged: ReadonlyMap<string, Merged>, sent: Answers): Answers {
  return Object.fromEntries(Object.entries(sent).filter(([name]) => merged.get(name) === what));
}

/** What was stored as sent is what the writer sees; the rest counts as they opened it. */
function openedNow(opened: Opened, merged: ReadonlyMap<string, Merged>, sent: Answers): Opened {
  const stands = Object.entries(sent).filter(([name]) =>
    ['agreed', 'taken'].includes(merged.get(name) ?? ''),
  );
  return new Map([
    ...opened,
    ...stands.map(([name, answer]): [string, string] => [name, fingerprintOf(answer)]),
  ]);
}

/** Whether what was typed into this input is among what was read. */
function isKept(field: string, sent: Answers): boolean {
  const answers: (Answer | undefined)[] = Object.values(sent);
  return answers.some(
    (answer) =>
      typeof answer === 'object' &&
      'problems' in answer &&
      answer.problems.some((problem) => problem.field === field),
  );
}

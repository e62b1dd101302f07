import { Injectable, NotFoundException } from '@nestjs/common';
import type { Answer, Answers } from '../../forms/answers.js';
import { readSection } from '../../forms/reading/read-section.js';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny, type Refusal } from '../../kernel/refusal.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { answersOf, storedAnswers } from '../answers.rules.js';
import { Application } from '../application.entity.js';
import { DraftFactsQueries } from '../draft-facts.queries.js';
import { refusalsToSave } from './drafting.rules.js';
import { mergedOf, type Merged } from './merging.rules.js';
import { fingerprintOf, openedIn, pageIn, type Opened } from './opened.js';
import { dropRivals, keepRival, rivalsOf } from './rivals/rival-answers.queries.js';
import { choicesIn, settledAnswers } from './rivals/settling.js';

/** One section of a draft as it was sent. */
export interface SaveSection {
  readonly applicationId: string;
  /** From 1, in the order of the form. */
  readonly section: number;
  /** What was typed, by name of input; and what the form was opened with. */
  readonly typed: Readonly<Record<string, unknown>>;
  readonly by: string;
  /** The organisations they may act for. */
  readonly organisationIds: readonly string[];
  readonly reachedAt: Date;
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

@Injectable()
export class Drafting {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: DraftFactsQueries,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps what was typed, complete or not, readable or not. Answers that nobody else touched are stored;
   * where somebody else changed the same one meanwhile, both are kept. The same again (a double click, a
   * lost reply) changes nothing.
   * @throws Refused when the round has closed or the application is submitted.
   * @throws NotFoundException when it is not theirs, or has no such section.
   */
  saveSection(command: SaveSection): Promise<SavedSection> {
    const { applicationId, typed, by } = command;
    return this.transactions.run(async (tx) => {
      const { application, round } = await this.facts.lock(
        tx,
        command.organisationIds,
        applicationId,
      );
      const section = round.form.sections[command.section - 1];
      if (!section) throw new NotFoundException();
      // Whatever is sent is read, wherever it is asked now: the form may have changed under an open page.
      const questions = round.form.sections.flatMap((one) => one.questions);
      const { answers: sent, unreadable } = readSection({ ...section, questions }, typed);
      const stored = answersOf(application);
      const merged = await this.merge(tx, command, stored, sent);
      const settled = await settle(tx, command, stored);
      const taken = { ...only('taken', merged, sent), ...settled };
      const rivals = only('rival', merged, sent);
      const savedAt = this.clock.now();

      if (Object.keys({ ...taken, ...rivals }).length > 0) {
        refuseIfAny(refusalsToSave({ ...command, status: application.status, round }));
        for (const [question, answer] of Object.entries(rivals)) {
          const written = { writtenBy: by, writtenAt: savedAt, page: pageIn(typed) ?? '' };
          await keepRival(tx, { applicationId, question, answer, ...written });
        }
        await dropRivals(tx, applicationId, Object.keys(settled));
        if (Object.keys(taken).length > 0) {
          await this.store(tx, application, { ...stored, ...taken }, { savedAt, savedBy: by });
          await noteSaves(tx, command, Object.keys(taken), savedAt);
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
    });
  }

  private async merge(
    tx: Tx,
    { applicationId, typed }: SaveSection,
    stored: Answers,
    sent: Answers,
  ): Promise<ReadonlyMap<string, Merged>> {
    const opened = openedIn(typed);
    const prints = Object.entries(sent).map(([name, answer]) => ({
      name,
      sent: fingerprintOf(answer),
      stored: fingerprintOf(stored[name]),
      opened: opened.get(name) ?? fingerprintOf(undefined),
    }));
    const changedMeanwhile = prints.filter((one) => ![one.opened, one.sent].includes(one.stored));
    const own = await writtenByPage(tx, applicationId, pageIn(typed), changedMeanwhile);
    return new Map(
      prints.map((one) => [one.name, mergedOf({ ...one, isOfOwnPage: own.has(one.name) })]),
    );
  }

  private async store(
    tx: Tx,
    { id, version }: Application,
    answers: Answers,
    save: { readonly savedAt: Date; readonly savedBy: string },
  ): Promise<void> {
    const changes = { ...storedAnswers(answers), version: version + 1, ...save };
    await tx.update(Application, { id }, changes);
  }
}

async function settle(
  tx: Tx,
  { applicationId, typed }: SaveSection,
  stored: Answers,
): Promise<Answers> {
  const choices = choicesIn(typed);
  if (choices.length === 0) return {};
  return settledAnswers(choices, stored, await rivalsOf(tx, applicationId));
}

/** Which of these were last written by this very page. */
async function writtenByPage(
  tx: Tx,
  applicationId: string,
  page: string | null,
  questions: readonly { readonly name: string }[],
): Promise<ReadonlySet<string>> {
  if (page === null || questions.length === 0) return new Set();
  const rows = await tx.query<{ question: string }[]>(
    `SELECT question FROM answer_save
      WHERE application_id = $1 AND page = $2 AND question = ANY($3)`,
    [applicationId, page, questions.map(({ name }) => name)],
  );
  return new Set(rows.map(({ question }) => question));
}

async function noteSaves(
  tx: Tx,
  { applicationId, by, typed }: SaveSection,
  questions: readonly string[],
  savedAt: Date,
): Promise<void> {
  await tx.query(
    `INSERT INTO answer_save (application_id, question, saved_at, saved_by, page)
     SELECT $1, question, $3, $4, $5 FROM unnest($2::text[]) AS question
     ON CONFLICT (application_id, question) DO UPDATE
       SET saved_at = excluded.saved_at, saved_by = excluded.saved_by, page = excluded.page`,
    [applicationId, questions, savedAt, by, pageIn(typed)],
  );
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

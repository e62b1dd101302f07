import type { Refusal } from '../../kernel/refusal.js';
import type { Answer, Answers, Problem, Unread } from '../answers.js';
import type { Section } from '../form.js';
import { sentOf, lineAt, type Body } from './body.js';
import { readAnswer } from './read-answer.js';

/** What a section's form came to. */
export interface ReadSection {
  /**
   * By question, as the database keeps them; '' where nothing was typed, what was typed where it
   * can't be read. A question whose inputs were not sent is not among them: it was not on the page,
   * and its answer stays what it was.
   */
  readonly answers: Answers;
  /** A sentence for every input that can't be read. */
  readonly unreadable: readonly Refusal[];
}

/** More than that is not kept in a draft: somebody has pasted the wrong thing. */
const LONGEST_KEPT = 100_000;

/** Reads what was typed; a draft may be incomplete. Files are added and removed by acts of their own. */
export function readSection(section: Section, body: Body): ReadSection {
  const answers: Record<string, Answer> = {};
  const unreadable: Refusal[] = [];
  for (const question of section.questions) {
    const sent = sentOf(question, body);
    if (question.kind === 'files' || !sent) continue;
    const reading = readAnswer(question, body);
    if ('value' in reading) answers[question.name] = reading.value;
    else {
      unreadable.push(...reading.problems.map((problem) => ({ code: 'unreadable', ...problem })));
      const kept = keptOf(sent, reading.problems);
      if (kept) answers[question.name] = kept;
    }
  }
  return { answers, unreadable };
}

function keptOf(
  sent: readonly (readonly [string, string])[],
  problems: readonly Problem[],
): Unread | undefined {
  const length = sent.reduce((sum, [, typed]) => sum + typed.length, 0);
  return length > LONGEST_KEPT ? undefined : { typed: Object.fromEntries(sent), problems };
}

/** The question whose lines shall be one more: who pressed "Add another" comes back to it, saved. */
export function addedLineIn(body: Body): string | undefined {
  const name = lineAt(body, 'add-line');
  return /^[a-z][a-z0-9-]*$/.test(name) ? name : undefined;
}

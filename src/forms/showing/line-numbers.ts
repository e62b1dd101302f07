import { answerTo } from '../answer-to.rules.js';
import type { Answers } from '../answers.js';
import type { Question } from '../form.js';
import { MOST_LINES } from '../inputs.rules.js';

/** What was typed, by name of input. */
export type Typed = Readonly<Record<string, unknown>>;

/**
 * The lines of a budget (`lines` or `match`) or of outcomes ('') that a form shows: all up to the last
 * that is filled, and an empty one after it. So a line is added by saving, with a script or without.
 */
export function lineNumbersOf(
  question: Question,
  answers: Answers,
  list: string,
  typed: Typed | undefined,
): readonly number[] {
  const most = question.kind === 'outcomes' ? question.most : MOST_LINES;
  const filled = typed
    ? lastTyped(`${question.name}.${list === '' ? '' : `${list}.`}`, typed)
    : storedCount(question, answers, list);
  return Array.from({ length: Math.min(filled + 1, most) }, (_, index) => index + 1);
}

function lastTyped(beginning: string, typed: Typed): number {
  const numbers = Object.entries(typed)
    .filter(([input, text]) => input.startsWith(beginning) && isFilled(input, text))
    .map(([input]) => Number(input.slice(beginning.length).split('.')[0]));
  return Math.max(0, ...numbers.filter((number) => Number.isInteger(number)));
}

/** A box that is ticked doesn't fill a line alone. */
function isFilled(input: string, text: unknown): boolean {
  return typeof text === 'string' && text.trim() !== '' && !input.endsWith('.isConfirmed');
}

function storedCount(question: Question, answers: Answers, list: string): number {
  if (question.kind === 'outcomes') return answerTo(question, answers)?.length ?? 0;
  if (question.kind !== 'budget') return 0;
  const budget = answerTo(question, answers);
  return (list === 'lines' ? budget?.lines.length : budget?.match.length) ?? 0;
}

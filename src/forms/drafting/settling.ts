import type { Answer, Answers } from '../answers.js';
import { textOf } from '../../platform/web/field.decorator.js';
import { fingerprintOf } from './opened.js';

/** Which of several texts shall be the answer: `stored`, `both`, or the id of the other. */
export interface Choice {
  readonly question: string;
  readonly keep: string;
  /** What was on the page to choose from: when it is that no more, nothing is chosen. */
  readonly seen: string;
}

export interface Rival {
  readonly id: string;
  readonly question: string;
  readonly answer: Answer;
}

/** No question's name has a dot in it or begins so. */
const KEEP = '_keep.';
const SEEN = '_seen.';

export function choicesIn(body: Readonly<Record<string, unknown>>): readonly Choice[] {
  return Object.keys(body)
    .filter((input) => input.startsWith(KEEP))
    .map((input) => {
      const question = input.slice(KEEP.length);
      return { question, keep: textOf(body[input]), seen: textOf(body[SEEN + question]) };
    });
}

/** A fingerprint of everything there is to choose from. */
export function seenOf(stored: Answer | undefined, rivals: readonly Rival[]): string {
  const others = rivals.map(({ id, answer }) => `${id}:${fingerprintOf(answer)}`);
  return [fingerprintOf(stored), ...others.sort()].join(' ');
}

/** What becomes of each question that is settled; one where the texts have changed meanwhile is not. */
export function settledAnswers(
  choices: readonly Choice[],
  stored: Answers,
  rivals: readonly Rival[],
): Answers {
  const settled: Record<string, Answer> = {};
  for (const { question, keep, seen } of choices) {
    const others = rivals.filter((rival) => rival.question === question);
    if (others.length === 0 || seenOf(stored[question], others) !== seen) continue;
    const answer = chosen(keep, stored[question] ?? '', others);
    if (answer !== undefined) settled[question] = answer;
  }
  return settled;
}

function chosen(keep: string, stored: Answer, others: readonly Rival[]): Answer | undefined {
  if (keep === 'stored') return stored;
  if (keep !== 'both') return others.find(({ id }) => id === keep)?.answer;
  const texts = [stored, ...others.map(({ answer }) => answer)];
  return texts.every((text) => typeof text === 'string')
    ? texts.filter((text) => text !== '').join('\n\n')
    : undefined;
}

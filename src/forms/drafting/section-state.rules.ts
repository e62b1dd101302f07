import { answerTo } from '../answer-to.rules.js';
import type { Answers } from '../answers.js';
import { askedIn } from '../conditions.rules.js';
import type { Form, Section } from '../form.js';
import type { Shortcoming } from '../judging/shortcomings.rules.js';
import { wordsIn } from '../words.rules.js';

export type SectionState = 'Not started' | 'In progress' | 'Done' | 'Needs attention';

/** The colour of each state's tag. */
export const STATE_COLOURS: Readonly<Record<SectionState, string>> = {
  'Not started': 'grey',
  'In progress': 'blue',
  Done: 'green',
  'Needs attention': 'orange',
};

/**
 * How far a section is, from 1; undefined when nothing of it is asked.
 * @param shortcomings those of the whole form
 */
export function stateOfSection(
  form: Form,
  number: number,
  answers: Answers,
  shortcomings: readonly Shortcoming[],
): SectionState | undefined {
  const asked = askedIn(form, answers);
  const questions = form.sections[number - 1]?.questions ?? [];
  const own = questions.filter(({ name }) => asked.has(name));
  if (own.length === 0) return undefined;
  const missing = shortcomings.filter(({ section }) => section === number);
  if (missing.some(({ isMissing }) => !isMissing)) return 'Needs attention';
  if (own.every((question) => answerTo(question, answers) === undefined)) return 'Not started';
  return missing.length > 0 ? 'In progress' : 'Done';
}

/** The next section of which anything is asked, from 1; undefined after the last. */
export function sectionAfter(form: Form, number: number, answers: Answers): number | undefined {
  const asked = askedIn(form, answers);
  const at = form.sections.findIndex(
    ({ questions }, index) => index >= number && questions.some(({ name }) => asked.has(name)),
  );
  return at < 0 ? undefined : at + 1;
}

/** `160 of 450 words left`; '' where nothing long is asked. */
export function wordsLeftIn(form: Form, { questions }: Section, answers: Answers): string {
  const asked = askedIn(form, answers);
  let most = 0;
  let left = 0;
  for (const question of questions) {
    if (question.kind !== 'long-text' || !asked.has(question.name)) continue;
    most += question.mostWords;
    const used = wordsIn(answerTo(question, answers) ?? '');
    left += Math.max(0, question.mostWords - used);
  }
  const inWords = (count: number): string => count.toLocaleString('en-GB');
  if (most === 0) return '';
  return left === most
    ? `Up to ${inWords(most)} words`
    : `${inWords(left)} of ${inWords(most)} words left`;
}

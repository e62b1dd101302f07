import type { Answers } from '../../../forms/answers.js';
import type { Form, Section } from '../../../forms/form.js';
import type { ExcludedCost } from '../../../forms/judging/line-problems.rules.js';
import { shortcomingsOf, type Shortcoming } from '../../../forms/judging/shortcomings.rules.js';

/**
 * What would stand in an applicant's way. A test takes no files: questions that ask for them are passed
 * over, for else a form with one could never be tried to its end.
 */
export function shortcomingsOfTrial(
  definition: Form,
  answers: Answers,
  excluded: readonly ExcludedCost[],
): readonly Shortcoming[] {
  return shortcomingsOf(definition, answers, excluded).filter(
    ({ question }) => question.kind !== 'files',
  );
}

export function asksForFiles({ questions }: Section): boolean {
  return questions.some(({ kind }) => kind === 'files');
}

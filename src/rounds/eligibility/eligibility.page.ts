import type { EligibilityQuestion, EligibilityQuestions } from './eligibility.js';
import { choiceOf } from './eligibility.rules.js';

/** `?v=3&a=1.2`: all that is remembered of whoever answers is in their own address bar. */
export function addressOf(path: string, version: number, answers: readonly number[]): string {
  return `${path}?v=${version}&a=${answers.join('.')}`;
}

/** A question with what was answered, and where it can be answered differently. */
export interface AnsweredQuestion {
  readonly text: string;
  readonly answer: string;
  readonly href: string;
}

export function answeredQuestions(
  path: string,
  { version, questions }: EligibilityQuestions,
  answers: readonly number[],
): readonly AnsweredQuestion[] {
  return answers.flatMap((answer, index) => {
    const question: EligibilityQuestion | undefined = questions[index];
    const choice = question && choiceOf(question, answer);
    if (!question || !choice) return [];
    const href = addressOf(path, version, answers.slice(0, index));
    return [{ text: question.text, answer: choice.text, href }];
  });
}

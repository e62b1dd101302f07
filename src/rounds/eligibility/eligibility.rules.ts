import type { Refusal } from '../../kernel/refusal.js';
import type {
  EligibilityAnswers,
  EligibilityChoice,
  EligibilityQuestion,
  EligibilityQuestions,
} from './eligibility.js';

/** How far somebody has come: a question to answer, a "no" with its question, or all of them answered. */
export type EligibilityStanding =
  | { readonly kind: 'asks'; readonly index: number; readonly question: EligibilityQuestion }
  | { readonly kind: 'ruled-out'; readonly index: number; readonly question: EligibilityQuestion }
  | { readonly kind: 'eligible' };

/**
 * The answers as an address carries them, `1.2.1`. Whatever else stands there, from the first that no
 * question has on, is dropped: a question is asked again rather than misread.
 */
export function readAnswers(
  questions: readonly EligibilityQuestion[],
  sent: string,
): readonly number[] {
  const numbers = sent.split('.').slice(0, questions.length);
  const answers: number[] = [];
  for (const [index, text] of numbers.entries()) {
    const number = /^[1-9]$/.test(text) ? Number(text) : 0;
    if (questions[index]?.choices[number - 1] === undefined) break;
    answers.push(number);
  }
  return answers;
}

export function standingOf(
  questions: readonly EligibilityQuestion[],
  answers: readonly number[],
): EligibilityStanding {
  for (const [index, question] of questions.entries()) {
    const choice = choiceOf(question, answers[index]);
    if (!choice) return { kind: 'asks', index, question };
    if (choice.rulesOut) return { kind: 'ruled-out', index, question };
  }
  return { kind: 'eligible' };
}

export function choiceOf(
  { choices }: EligibilityQuestion,
  answer: number | undefined,
): EligibilityChoice | undefined {
  return answer === undefined ? undefined : choices[answer - 1];
}

/** Why an application is not started with these answers. A round without questions asks for none. */
export function refusalsOfEligibility(
  current: EligibilityQuestions | undefined,
  given: EligibilityAnswers | undefined,
): readonly Refusal[] {
  if (!current) return [];
  if (!given) {
    return [{ code: 'eligibility-not-answered', message: 'First answer who can apply' }];
  }
  if (given.version !== current.version) {
    const message = 'The questions about who can apply have changed: please answer them again';
    return [{ code: 'eligibility-changed', message }];
  }
  const standing = standingOf(current.questions, given.answers);
  switch (standing.kind) {
    case 'eligible':
      return [];
    case 'asks':
      return [
        { code: 'eligibility-not-answered', message: `First answer: ${standing.question.text}` },
      ];
    case 'ruled-out':
      return [{ code: 'not-eligible', message: standing.question.why }];
  }
}

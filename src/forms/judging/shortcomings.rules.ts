import { answerTo, unreadAt } from '../answer-to.rules.js';
import type { Answers } from '../answers.js';
import { askedIn } from '../conditions.rules.js';
import type { Form, Question } from '../form.js';
import { firstInputOf } from '../inputs.rules.js';
import { problemsWithAnswer } from './answer-problems.rules.js';
import type { ExcludedCost } from './line-problems.rules.js';
import { brokenRules } from './rule-problems.rules.js';

/** What stands in the way of submitting: nothing is there, or what is there will not do. */
export interface Shortcoming {
  /** From 1, in the order of the form. */
  readonly section: number;
  readonly question: Question;
  /** The input to go to. */
  readonly field: string;
  readonly isMissing: boolean;
  readonly message: string;
}

/**
 * Everything that stands in the way, in the order of the form. Only of what is asked: a hidden
 * question is never missing. Costs that nobody here may pay for are refused in budgets.
 */
export function shortcomingsOf(
  form: Form,
  answers: Answers,
  excludedCosts: readonly ExcludedCost[] = [],
): readonly Shortcoming[] {
  const asked = askedIn(form, answers);
  const broken = brokenRules(form, answers, asked);
  return form.sections.flatMap(({ questions }, index) =>
    questions
      .filter(({ name }) => asked.has(name))
      .flatMap((question): readonly Shortcoming[] => {
        const own = shortcomingsOfAnswer(question, answers, excludedCosts);
        const between = broken
          .filter((rule) => rule.question === question.name)
          .map(({ message }) => ({ field: firstInputOf(question), isMissing: false, message }));
        return [...own, ...between].map((shortcoming) => ({
          section: index + 1,
          question,
          ...shortcoming,
        }));
      }),
  );
}

type Own = Pick<Shortcoming, 'field' | 'isMissing' | 'message'>;

function shortcomingsOfAnswer(
  question: Question,
  answers: Answers,
  excludedCosts: readonly ExcludedCost[],
): readonly Own[] {
  const unread = unreadAt(question.name, answers);
  if (unread) return unread.problems.map((problem) => ({ ...problem, isMissing: false }));
  if (answerTo(question, answers) === undefined) {
    const message = `${verbOf(question)} ${question.noun}`;
    return question.isRequired ? [{ field: firstInputOf(question), isMissing: true, message }] : [];
  }
  return problemsWithAnswer(question, answers, excludedCosts).map((problem) => ({
    ...problem,
    isMissing: false,
  }));
}

function verbOf({ kind }: Question): string {
  if (kind === 'files') return 'Add';
  return ['one-of', 'yes-no', 'several-of', 'area'].includes(kind) ? 'Choose' : 'Enter';
}

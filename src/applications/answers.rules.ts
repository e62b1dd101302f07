import { answerTo } from '../forms/answer-to.rules.js';
import type { Answer, Answers } from '../forms/answers.js';
import { stateOfSection, type SectionState } from '../forms/drafting/section-state.rules.js';
import type { Form, Question } from '../forms/form.js';
import type { ExcludedCost } from '../forms/judging/line-problems.rules.js';
import {
  shortcomingsOf as shortcomingsOfForm,
  type Shortcoming,
} from '../forms/judging/shortcomings.rules.js';
import { formatPence, type Pence } from '../kernel/pence.js';

/** How an application is stored: two answers are columns, as other rooms sort and add them up. */
export interface StoredAnswers {
  readonly title: string;
  readonly requestedPence: Pence | null;
  readonly answers: Answers;
}

/** What a round asks, and what it can give. */
export interface Terms {
  readonly form: Form;
  /** The smallest and the largest sum that it gives. */
  readonly smallestPence: Pence;
  readonly largestPence: Pence;
  /** Kinds of cost that none of its funds may pay for. */
  readonly excludedCosts: readonly ExcludedCost[];
}

/** Every answer by name, the two columns among them. */
export function answersOf({ title, requestedPence, answers }: StoredAnswers): Answers {
  return {
    ...answers,
    ...(title === '' ? {} : { title }),
    ...(requestedPence === null ? {} : { amount: requestedPence.toString() }),
  };
}

/** The other way round. An answer that is '' is not kept; a column holds no half-read answer. */
export function storedAnswers(given: Answers): StoredAnswers {
  const { title = '', amount = '', ...others } = given;
  const isTitle = typeof title === 'string';
  const isAmount = typeof amount === 'string';
  const answers: Record<string, Answer> = {
    ...others,
    ...(isTitle ? {} : { title }),
    ...(isAmount ? {} : { amount }),
  };
  return {
    title: isTitle ? title : '',
    requestedPence: !isAmount || amount === '' ? null : BigInt(amount),
    answers: Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== '')),
  };
}

/** What keeps an application from being submitted, in the order of the form: the round's sizes too. */
export function shortcomingsOf(terms: Terms, answers: Answers): readonly Shortcoming[] {
  const { form, excludedCosts } = terms;
  const questions = form.sections.flatMap((section) => section.questions);
  const found = [
    ...shortcomingsOfForm(form, answers, excludedCosts),
    ...shortcomingsOfSize(terms, answers),
  ];
  return found.sort((a, b) => questions.indexOf(a.question) - questions.indexOf(b.question));
}

/** How far a section is, from 1; undefined when nothing of it is asked. */
export function sectionStateOf(
  terms: Terms,
  number: number,
  answers: Answers,
): SectionState | undefined {
  return stateOfSection(terms.form, number, answers, shortcomingsOf(terms, answers));
}

function shortcomingsOfSize(
  { form, smallestPence, largestPence }: Terms,
  answers: Answers,
): readonly Shortcoming[] {
  const section = form.sections.findIndex(({ questions }) => questions.some(isAmount));
  const question = form.sections[section]?.questions.find(isAmount);
  const asked = question?.kind === 'money' ? answerTo(question, answers) : undefined;
  if (!question || asked === undefined) return [];
  if (BigInt(asked) >= smallestPence && BigInt(asked) <= largestPence) return [];
  const message = `The amount you ask for must be from ${formatPence(smallestPence)} to ${formatPence(largestPence)}: this round gives no less and no more`;
  return [{ section: section + 1, question, field: question.name, isMissing: false, message }];
}

function isAmount({ name }: Question): boolean {
  return name === 'amount';
}

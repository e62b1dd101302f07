import { formatPence, type Pence } from '../kernel/pence.js';
import type { Question, Section } from '../rounds/form.js';

/** Answers by the name of their question, as the database keeps them: pence and dates are text. */
export type Answers = Readonly<Record<string, string>>;

/** How an application is stored: two answers are columns, as other rooms sort and add them up. */
export interface StoredAnswers {
  readonly title: string;
  readonly requestedPence: Pence | null;
  readonly answers: Answers;
}

/** The smallest and the largest sum that a round gives. */
export interface Sizes {
  readonly smallestPence: Pence;
  readonly largestPence: Pence;
}

/** Why a question stands in the way of submitting: nothing is there, or what is there will not do. */
export interface Shortcoming {
  readonly question: Question;
  readonly isMissing: boolean;
  readonly message: string;
}

/** Every answer by name, the two columns among them. */
export function answersOf({ title, requestedPence, answers }: StoredAnswers): Answers {
  return {
    ...answers,
    ...(title === '' ? {} : { title }),
    ...(requestedPence === null ? {} : { amount: requestedPence.toString() }),
  };
}

/** The other way round. An answer that is '' is not kept. */
export function storedAnswers(given: Answers): StoredAnswers {
  const { title = '', amount = '', ...answers } = given;
  return {
    title,
    requestedPence: amount === '' ? null : BigInt(amount),
    answers: Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== '')),
  };
}

/** What keeps a section from being submitted, question by question. */
export function shortcomingsOf(
  section: Section,
  answers: Answers,
  sizes: Sizes,
): readonly Shortcoming[] {
  return section.questions.flatMap((question): readonly Shortcoming[] => {
    const answer = answers[question.name] ?? '';
    if (answer === '') {
      const message = `${isChosen(question) ? 'Choose' : 'Enter'} ${question.noun}`;
      return question.isRequired ? [{ question, isMissing: true, message }] : [];
    }
    const message = problemWith(question, answer, sizes);
    return message === undefined ? [] : [{ question, isMissing: false, message }];
  });
}

export type SectionState = 'Not started' | 'In progress' | 'Done' | 'Needs attention';

export function sectionStateOf(section: Section, answers: Answers, sizes: Sizes): SectionState {
  const shortcomings = shortcomingsOf(section, answers, sizes);
  if (shortcomings.some(({ isMissing }) => !isMissing)) return 'Needs attention';
  const isUntouched = section.questions.every(({ name }) => (answers[name] ?? '') === '');
  if (isUntouched) return 'Not started';
  return shortcomings.length > 0 ? 'In progress' : 'Done';
}

/** As people count them: runs of anything but white space. */
export function wordsIn(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

/** A draft may hold a long answer while it is being cut; only a whole one may be submitted. */
export function problemWith(question: Question, answer: string, sizes: Sizes): string | undefined {
  if (question.kind === 'long-text' && wordsIn(answer) > question.mostWords) {
    return tooManyWords(question.label, wordsIn(answer), question.mostWords);
  }
  if (question.name === 'amount' && !isWithin(BigInt(answer), sizes)) {
    const { smallestPence, largestPence } = sizes;
    return `The amount you ask for must be from ${formatPence(smallestPence)} to ${formatPence(largestPence)}: this round gives no less and no more`;
  }
  return undefined;
}

export function tooManyWords(label: string, words: number, mostWords: number): string {
  return `“${label}” has ${words.toLocaleString('en-GB')} words: cut it to ${mostWords.toLocaleString('en-GB')} or fewer`;
}

function isWithin(pence: Pence, { smallestPence, largestPence }: Sizes): boolean {
  return pence >= smallestPence && pence <= largestPence;
}

function isChosen({ kind }: Question): boolean {
  return kind === 'one-of' || kind === 'yes-no';
}

import { formatDate } from '../../kernel/london.js';
import { formatPence } from '../../kernel/pence.js';
import { answerTo } from '../answer-to.rules.js';
import type { Answers, Problem } from '../answers.js';
import { choicesOf } from '../choices.rules.js';
import type { Question, QuestionOf } from '../form.js';
import { firstInputOf, inputOf } from '../inputs.rules.js';
import { capitalised, tooManyWords, wordsIn } from '../words.rules.js';
import {
  problemsWithBudget,
  problemsWithOutcomes,
  type ExcludedCost,
} from './line-problems.rules.js';
import { problemsWithTally, type Tallied } from './tally-problems.rules.js';

/** Why an answer, which is there, will not do. A draft may hold it while it is being put right. */
export function problemsWithAnswer(
  question: Question,
  answers: Answers,
  excludedCosts: readonly ExcludedCost[],
): readonly Problem[] {
  switch (question.kind) {
    case 'budget': {
      const budget = answerTo(question, answers);
      return budget ? problemsWithBudget(question, budget, excludedCosts) : [];
    }
    case 'outcomes':
      return problemsWithOutcomes(question, answerTo(question, answers) ?? []);
    case 'spending':
    case 'people':
    case 'progress':
      return problemsWithTally(question, answers);
    case 'address':
      return problemsWithAddress(question, answers);
    case 'area':
      return problemsWithArea(question, answers);
    case 'short-text':
    case 'long-text':
    case 'number':
    case 'money':
    case 'date':
    case 'yes-no':
    case 'one-of':
    case 'several-of':
    case 'email':
    case 'phone':
    case 'files': {
      const message = problemWithOne(question, answers);
      return message === undefined ? [] : [{ field: firstInputOf(question), message }];
    }
  }
}

type InOnePart = Exclude<Question, { kind: 'budget' | 'outcomes' | 'address' | 'area' | Tallied }>;

function problemWithOne(question: InOnePart, answers: Answers): string | undefined {
  switch (question.kind) {
    case 'long-text': {
      const words = wordsIn(answerTo(question, answers) ?? '');
      return words > question.mostWords
        ? tooManyWords(question.label, words, question.mostWords)
        : undefined;
    }
    case 'number':
      return problemWithNumber(question, answers);
    case 'money':
      return problemWithMoney(question, answers);
    case 'date':
      return problemWithDate(question, answers);
    case 'yes-no':
    case 'one-of': {
      const chosen = answerTo(question, answers);
      const isOffered = choicesOf(question)?.some(({ value }) => value === chosen) ?? false;
      return isOffered ? undefined : `Choose ${question.noun}`;
    }
    case 'several-of':
      return problemWithSeveral(question, answers);
    case 'files': {
      const count = answerTo(question, answers)?.length ?? 0;
      const files = question.most === 1 ? 'file' : 'files';
      return count > question.most
        ? `There may be ${question.most} ${files} at most: remove ${count - question.most}`
        : undefined;
    }
    case 'short-text':
    case 'email':
    case 'phone':
      return undefined;
  }
}

function problemWithNumber(question: QuestionOf<'number'>, answers: Answers): string | undefined {
  const { least, most, noun } = question;
  const number = Number(answerTo(question, answers));
  return number >= least && number <= most
    ? undefined
    : `${capitalised(noun)} must be a whole number from ${least} to ${most.toLocaleString('en-GB')}`;
}

function problemWithMoney(question: QuestionOf<'money'>, answers: Answers): string | undefined {
  const { noun, leastPence, mostPence } = question;
  const pence = BigInt(answerTo(question, answers) ?? '0');
  if (leastPence !== undefined && pence < BigInt(leastPence)) {
    return `${capitalised(noun)} must be ${formatPence(BigInt(leastPence))} or more`;
  }
  return mostPence !== undefined && pence > BigInt(mostPence)
    ? `${capitalised(noun)} must be ${formatPence(BigInt(mostPence))} or less`
    : undefined;
}

function problemWithDate(question: QuestionOf<'date'>, answers: Answers): string | undefined {
  const { noun, earliest, latest } = question;
  const date = answerTo(question, answers) ?? '';
  if (earliest !== undefined && date < earliest) {
    return `${capitalised(noun)} must be ${formatDate(earliest)} or later`;
  }
  return latest !== undefined && date > latest
    ? `${capitalised(noun)} must be ${formatDate(latest)} or earlier`
    : undefined;
}

function problemWithSeveral(
  question: QuestionOf<'several-of'>,
  answers: Answers,
): string | undefined {
  const { noun, least = 1, most, choices, label } = question;
  const chosen = answerTo(question, answers) ?? [];
  if (!areOffered(chosen, choices)) return `Choose ${noun}`;
  if (chosen.length < least) return `Choose ${least} or more: “${label}”`;
  return most !== undefined && chosen.length > most
    ? `Choose ${most} or fewer: “${label}”`
    : undefined;
}

function areOffered(
  chosen: readonly string[],
  choices: readonly { readonly value: string }[],
): boolean {
  return chosen.every((value) => choices.some((choice) => choice.value === value));
}

function problemsWithAddress(
  question: QuestionOf<'address'>,
  answers: Answers,
): readonly Problem[] {
  const { lines = [], postcode = '' } = answerTo(question, answers) ?? {};
  const problems: Problem[] = [];
  const no = (part: string, message: string): void => {
    problems.push({ field: inputOf(question.name, part), message });
  };
  if (lines.length === 0) no('lines', 'Enter the address beside the postcode');
  if (postcode === '') no('postcode', 'Enter the postcode of the address');
  return problems;
}

function problemsWithArea(question: QuestionOf<'area'>, answers: Answers): readonly Problem[] {
  const chosen = answerTo(question, answers)?.places ?? [];
  const isSound = chosen.length > 0 && areOffered(chosen, question.places);
  return isSound ? [] : [{ field: firstInputOf(question), message: `Choose ${question.noun}` }];
}

import { formatDate } from '../../kernel/london.js';
import { formatPence } from '../../kernel/pence.js';
import type { Choice, Form, Question, QuestionOf } from '../form.js';
import { capitalised } from '../words.rules.js';
import { conditionsInWords } from './conditions-in-words.rules.js';

/** What one must know to prepare an answer on paper: its limits, its choices, when it is asked. */
export function noteOf(form: Form, question: Question): string {
  const questions = form.sections.flatMap((section) => section.questions);
  const section = form.sections.find((one) => one.questions.includes(question));
  const conditions = [...(section?.shownIf ?? []), ...(question.shownIf ?? [])];
  return [
    limitOf(question),
    question.isRequired ? '' : 'Optional',
    capitalised(conditionsInWords(conditions, questions)),
  ]
    .filter((part) => part !== '')
    .join('. ');
}

function limitOf(question: Question): string {
  switch (question.kind) {
    case 'short-text':
      return 'One line';
    case 'long-text':
      return `${question.mostWords.toLocaleString('en-GB')} words at most`;
    case 'number':
      return 'A number';
    case 'money':
      return `A sum in pounds${limitsInWords(question.leastPence, question.mostPence, pounds)}`;
    case 'date':
      return `A date${limitsInWords(question.earliest, question.latest, formatDate)}`;
    case 'yes-no':
      return 'Yes or no';
    case 'one-of':
      return `One of: ${listed(question.choices)}`;
    case 'several-of':
      return `${severalOf(question)}: ${listed(question.choices)}`;
    case 'email':
      return 'An e-mail address';
    case 'phone':
      return 'A telephone number';
    case 'address':
      return 'An address with its postcode';
    case 'files':
      return question.most === 1 ? 'A file' : `${question.most} files at most`;
    case 'budget':
      return 'Lines of what it costs and what you ask for, and money from elsewhere, that add up';
    case 'outcomes':
      return `${question.most} at most, each with what you will count and how many. Domains: ${listed(question.domains)}`;
    case 'spending':
      return 'What you spent, by the lines of your budget';
    case 'people':
      return 'How many people are new, and how many you told us of before';
    case 'progress':
      return 'How many, for each of your outcomes';
    case 'area':
      return `All that apply: ${listed(question.places)}${question.asksPostcodes ? '. And postcodes, if you know them' : ''}`;
  }
}

function severalOf({ least = 1, most }: QuestionOf<'several-of'>): string {
  if (most === undefined) return least > 1 ? `${least} or more of` : 'All that apply';
  return least === most ? `${least} of` : `${least} to ${most} of`;
}

function limitsInWords<Limit>(
  least: Limit | undefined,
  most: Limit | undefined,
  inWords: (limit: Limit) => string,
): string {
  if (least !== undefined && most !== undefined) {
    return ` from ${inWords(least)} to ${inWords(most)}`;
  }
  if (least !== undefined) return ` from ${inWords(least)}`;
  return most === undefined ? '' : ` up to ${inWords(most)}`;
}

function pounds(pence: string): string {
  return formatPence(BigInt(pence));
}

function listed(choices: readonly Choice[]): string {
  return choices.map(({ text }) => text).join(', ');
}

import { isEmail } from 'class-validator';
import type { Reader } from '../../platform/web/field.decorator.js';
import { date, oneOf, pounds, text, wholeNumber } from '../../platform/web/fields.js';
import { choicesOf } from '../choices.rules.js';
import type { Choice, Question, QuestionOf } from '../form.js';
import { hasSeveralLines } from '../inputs.rules.js';
import { capitalised, tooManyWords, wordsIn } from '../words.rules.js';
import { chosenOf } from './chosen.js';
import { lineAt, tickedAt, typedAt, type Body } from './body.js';
import { readAddress, readArea } from './read-places.js';
import { readBudget, readOutcomes } from './read-lines.js';
import { readPeople, readProgress, readSpending } from './read-tallies.js';
import type { ReadAnswer } from './reading.js';

/** Room enough for a draft that is being cut; past it somebody has pasted the wrong thing. */
const LONGEST_TEXT = 20_000;
const LONGEST_LINE = 200;

/** Money becomes pence, a date 2026-12-04, a number digits; a choice is its value. */
export function readAnswer(question: Question, body: Body): ReadAnswer {
  switch (question.kind) {
    case 'short-text':
      return readOne(question, body, text(question.noun, LONGEST_LINE));
    case 'long-text':
      return readOne(question, body, longText(question.label, question.mostWords));
    case 'number':
      return readOne(question, body, wholeNumber(question.noun, question.least, question.most));
    case 'money':
      return readOne(question, body, pounds(question.noun));
    case 'date':
      return readDate(question, body);
    case 'email':
      return readOne(question, body, email(question.noun));
    case 'phone':
      return readOne(question, body, phone(question.noun));
    case 'yes-no':
    case 'one-of':
      return readOne(question, body, oneOf(question.noun, valuesOf(choicesOf(question) ?? [])));
    case 'several-of':
      return readSeveral(question, body);
    case 'address':
      return readAddress(question, body);
    case 'area':
      return readArea(question, body);
    case 'budget':
      return readBudget(question, body);
    case 'outcomes':
      return readOutcomes(question, body);
    case 'spending':
      return readSpending(question, body);
    case 'people':
      return readPeople(question, body);
    case 'progress':
      return readProgress(question, body);
    case 'files':
      return { value: '' };
  }
}

function readOne(
  question: Question,
  body: Body,
  read: Reader<string | number | bigint>,
): ReadAnswer {
  const { name } = question;
  const typed = hasSeveralLines(question, name) ? typedAt(body, name) : lineAt(body, name);
  if (typed.trim() === '') return { value: '' };
  const reading = read(typed, body, name);
  return 'value' in reading
    ? { value: reading.value.toString() }
    : { problems: [{ field: name, message: reading.problem }] };
}

function readDate({ name, noun }: Question, body: Body): ReadAnswer {
  const parts = ['day', 'month', 'year'].map((part) => lineAt(body, `${name}-${part}`));
  if (parts.every((part) => part.trim() === '')) return { value: '' };
  const reading = date(noun)('', body, name);
  return 'value' in reading ? reading : { problems: [{ field: name, message: reading.problem }] };
}

function readSeveral({ name, noun, choices }: QuestionOf<'several-of'>, body: Body): ReadAnswer {
  const values = chosenOf(choices, tickedAt(body, name));
  return values ? { value: values.length === 0 ? '' : values } : notOffered(name, noun);
}

function notOffered(field: string, noun: string): ReadAnswer {
  return { problems: [{ field, message: `Choose ${noun}` }] };
}

function valuesOf(choices: readonly Choice[]): readonly string[] {
  return choices.map(({ value }) => value);
}

function longText(label: string, mostWords: number): Reader<string> {
  return (typed, body, name) => {
    if (typed.trim().length <= LONGEST_TEXT) return text(label, LONGEST_TEXT)(typed, body, name);
    const words = wordsIn(typed);
    if (words > mostWords) return { problem: tooManyWords(label, words, mostWords) };
    return {
      problem: `“${label}” must be ${LONGEST_TEXT.toLocaleString('en-GB')} characters or fewer`,
    };
  };
}

function email(noun: string): Reader<string> {
  return (typed) =>
    isEmail(typed.trim())
      ? { value: typed.trim() }
      : { problem: `${capitalised(noun)} must be an e-mail address, like name@example.org` };
}

/** Kept as people write it, as long as somebody could dial it. */
function phone(noun: string): Reader<string> {
  return (typed) => {
    const value = typed.trim().replaceAll(/\s+/g, ' ');
    const digits = value.replaceAll(/\D/g, '').length;
    const isDialled = /^\+?[\d ()-]+$/.test(value) && digits >= 10 && digits <= 15;
    return isDialled && value.length <= 40
      ? { value }
      : { problem: `${capitalised(noun)} must be a telephone number, like 01632 960 001` };
  };
}

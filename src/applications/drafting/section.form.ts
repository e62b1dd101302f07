import type { Refusal } from '../../kernel/refusal.js';
import { textOf, type Reader, type Reading } from '../../platform/web/field.decorator.js';
import { date, oneOf, pounds, text, wholeNumber } from '../../platform/web/fields.js';
import type { Question, Section } from '../../rounds/form.js';
import { tooManyWords, wordsIn, type Answers } from '../answers.rules.js';

/** What a section's form came to: every answer that could be read, a sentence for every one that could not. */
export interface ReadSection {
  /** By question, as the database keeps them; '' where nothing was typed. */
  readonly answers: Answers;
  readonly unreadable: readonly Refusal[];
}

type Body = Readonly<Record<string, unknown>>;

const LONGEST_LINE = 200;
/** Room enough for a draft that is being cut; past it somebody has pasted the wrong thing. */
const LONGEST_TEXT = 20_000;

/** A draft may be incomplete: what is left empty is read as ''. */
export function readSection(section: Section, body: Body): ReadSection {
  const answers: Record<string, string> = {};
  const unreadable: Refusal[] = [];
  for (const question of section.questions) {
    const reading = readAnswer(question, body);
    if ('value' in reading) answers[question.name] = reading.value;
    else {
      const { name: field } = question;
      unreadable.push({ code: 'unreadable', field, message: reading.problem });
    }
  }
  return { answers, unreadable };
}

/** Money becomes pence, a date 2026-12-04, a number digits; a choice is its value. */
export function readAnswer(question: Question, body: Body): Reading<string> {
  const { name } = question;
  const typed = textOf(body[name]);
  if (isEmpty(question, typed, body)) return { value: '' };
  const reading = readerOf(question)(typed, body, name);
  return 'value' in reading ? { value: reading.value.toString() } : reading;
}

function readerOf(question: Question): Reader<string | number | bigint> {
  switch (question.kind) {
    case 'short-text':
      return text(question.noun, LONGEST_LINE);
    case 'long-text':
      return longText(question.label, question.mostWords);
    case 'number':
      return wholeNumber(question.noun, question.least, question.most);
    case 'money':
      return pounds(question.noun);
    case 'date':
      return date(question.noun);
    case 'yes-no':
      return oneOf(question.noun, ['yes', 'no']);
    case 'one-of':
      return oneOf(
        question.noun,
        question.choices.map(({ value }) => value),
      );
  }
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

function isEmpty({ kind, name }: Question, typed: string, body: Body): boolean {
  if (kind !== 'date') return typed.replaceAll('\0', '').trim() === '';
  return ['day', 'month', 'year'].every((part) => textOf(body[`${name}-${part}`]).trim() === '');
}

import { formatDate } from '../../kernel/london.js';
import { formatPence } from '../../kernel/pence.js';
import { answerTo, unreadAt } from '../answer-to.rules.js';
import type { Answers } from '../answers.js';
import { choicesOf, wordsOf } from '../choices.rules.js';
import { askedIn } from '../conditions.rules.js';
import type { Form, Question, QuestionOf } from '../form.js';
import { placesOf, type PlacesInWords } from './known-places.rules.js';
import { tablesOfBudget, tablesOfOutcomes, type ShownTable } from './shown-tables.rules.js';
import { tablesOfTally } from './tally-tables.rules.js';

/** A section as people read it, before and after it is submitted. */
export interface ShownSection {
  /** From 1, in the order of the form. */
  readonly number: number;
  readonly title: string;
  readonly answers: readonly ShownAnswer[];
}

/** Show it with `answer` of `forms/views/answer.njk`. */
export interface ShownAnswer {
  /** The name of its question. */
  readonly name: string;
  readonly label: string;
  /**
   * As typed, a paragraph each; sums, dates and choices in words; a line of a table as one. None when
   * the question is not answered.
   */
  readonly paragraphs: readonly string[];
  /** The same for pages that have room for columns; none for an answer without lines. */
  readonly tables: readonly ShownTable[];
  /** Where its postcodes are, as far as that is known: `CO1 1AA: Castle ward. …`. */
  readonly places: readonly string[];
}

/** The name of a stored file by its id. */
export type FileNames = ReadonlyMap<string, string>;

/** Every question that is asked, with its answer in words; sections of which nothing is asked are left out. */
export function shownSections(
  form: Form,
  answers: Answers,
  fileNames: FileNames = new Map(),
  places: PlacesInWords = new Map(),
): readonly ShownSection[] {
  const asked = askedIn(form, answers);
  return form.sections
    .map(({ title, questions }, index) => ({
      number: index + 1,
      title,
      answers: questions
        .filter(({ name }) => asked.has(name))
        .map((question) => ({
          ...shownAnswer(question, answers, fileNames),
          places: placesOf(question, answers, places),
        })),
    }))
    .filter((section) => section.answers.length > 0);
}

function shownAnswer(
  question: Question,
  answers: Answers,
  fileNames: FileNames,
): Omit<ShownAnswer, 'places'> {
  const { name, label } = question;
  const tables = tablesOf(question, answers);
  const lines = tables.flatMap(lineByLine);
  const unread = Object.values(unreadAt(name, answers)?.typed ?? {});
  const whole = lines.length > 0 ? lines : textsOf(question, answers, fileNames);
  const texts = whole.length > 0 ? whole : unread;
  const paragraphs = texts.flatMap((text) => text.split(/\n+/)).filter((text) => text !== '');
  return { name, label, paragraphs, tables };
}

/** Each row as one line; its figures carry the heads of their columns, which a line has not. */
function lineByLine({ head, rows }: ShownTable): readonly string[] {
  return rows.map((cells) =>
    cells
      .map(({ text }, column) => {
        const over = head[column];
        return text !== '' && over?.numeric ? `${over.text}: ${text}` : text;
      })
      .filter((text) => text !== '')
      .join(' · '),
  );
}

function tablesOf(question: Question, answers: Answers): readonly ShownTable[] {
  if (question.kind === 'budget') {
    const budget = answerTo(question, answers);
    return budget ? tablesOfBudget(question, budget) : [];
  }
  if (question.kind === 'outcomes') {
    return tablesOfOutcomes(question, answerTo(question, answers) ?? []);
  }
  return tablesOfTally(question, answers);
}

function textsOf(question: Question, answers: Answers, fileNames: FileNames): readonly string[] {
  switch (question.kind) {
    case 'several-of':
      return (answerTo(question, answers) ?? []).map((value) => wordsOf(question.choices, value));
    case 'files':
      return (answerTo(question, answers) ?? []).map((id) => fileNames.get(id) ?? 'A file');
    case 'address': {
      const { lines = [], postcode = '' } = answerTo(question, answers) ?? {};
      return [...lines, postcode];
    }
    case 'area': {
      const { places = [], postcodes = [] } = answerTo(question, answers) ?? {};
      return [...places.map((value) => wordsOf(question.places, value)), postcodes.join(', ')];
    }
    case 'budget':
    case 'outcomes':
    case 'spending':
    case 'people':
    case 'progress':
      return [];
    case 'short-text':
    case 'long-text':
    case 'number':
    case 'money':
    case 'date':
    case 'yes-no':
    case 'one-of':
    case 'email':
    case 'phone': {
      const answer = answerTo(question, answers);
      return answer === undefined ? [] : [inWords(question, answer)];
    }
  }
}

type InOneText = Exclude<
  Question,
  QuestionOf<
    | 'several-of'
    | 'files'
    | 'address'
    | 'area'
    | 'budget'
    | 'outcomes'
    | 'spending'
    | 'people'
    | 'progress'
  >
>;

function inWords(question: InOneText, answer: string): string {
  switch (question.kind) {
    case 'short-text':
    case 'long-text':
    case 'email':
    case 'phone':
      return answer;
    case 'number':
      return Number(answer).toLocaleString('en-GB');
    case 'money':
      return formatPence(BigInt(answer));
    case 'date':
      return formatDate(answer);
    case 'yes-no':
    case 'one-of':
      return wordsOf(choicesOf(question) ?? [], answer);
  }
}

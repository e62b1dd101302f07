import { isLondonDate } from '../kernel/london.js';
import type { AnswerOf, Answers, Unread } from './answers.js';
import type { Kind } from './form.js';

/**
 * The answer to a question; undefined when there is none, or what is stored is not an answer to it: a
 * form's next version may ask something else by the same name, and what was typed may not be readable.
 */
export function answerTo<K extends Kind>(
  { kind, name }: { readonly kind: K; readonly name: string },
  answers: Answers,
): AnswerOf[K] | undefined {
  const stored: unknown = Object.hasOwn(answers, name) ? answers[name] : undefined;
  if (stored === undefined || stored === '') return undefined;
  return fits[kind](stored) ? (stored as AnswerOf[K]) : undefined;
}

/** What was typed at a question and could not be read. */
export function unreadAt(name: string, answers: Answers): Unread | undefined {
  const stored: unknown = Object.hasOwn(answers, name) ? answers[name] : undefined;
  if (!isObject(stored) || !isObject(stored['typed'])) return undefined;
  return isListOf(isProblem)(stored['problems']) ? (stored as unknown as Unread) : undefined;
}

type Test = (stored: unknown) => boolean;

const isText: Test = (stored) => typeof stored === 'string';
const isDigits: Test = (stored) => typeof stored === 'string' && /^\d{1,12}$/.test(stored);
const isDigitsOrNone: Test = (stored) => stored === '' || isDigits(stored);
const isProblem: Test = objectOf({ field: isText, message: isText });

function isListOf(test: Test): Test {
  return (stored) => Array.isArray(stored) && stored.every(test);
}

function isListOfSome(test: Test): Test {
  return (stored) => isListOf(test)(stored) && (stored as readonly unknown[]).length > 0;
}

function objectOf(parts: Readonly<Record<string, Test>>): Test {
  const tests = Object.entries(parts);
  return (stored) => isObject(stored) && tests.every(([key, test]) => test(stored[key]));
}

function isObject(stored: unknown): stored is Readonly<Record<string, unknown>> {
  return typeof stored === 'object' && stored !== null && !Array.isArray(stored);
}

/** What the answer to each kind of question looks like in the database. */
const fits: Readonly<Record<Kind, Test>> = {
  'short-text': isText,
  'long-text': isText,
  number: isDigits,
  money: isDigits,
  date: (stored) => typeof stored === 'string' && isLondonDate(stored),
  'yes-no': (stored) => stored === 'yes' || stored === 'no',
  'one-of': isText,
  'several-of': isListOfSome(isText),
  email: isText,
  phone: isText,
  files: isListOfSome(isText),
  address: objectOf({ lines: isListOf(isText), postcode: isText }),
  budget: objectOf({
    lines: isListOf(
      objectOf({ what: isText, costKind: isText, cost: isDigitsOrNone, asked: isDigitsOrNone }),
    ),
    match: isListOf(
      objectOf({
        source: isText,
        amount: isDigitsOrNone,
        isConfirmed: (stored) => typeof stored === 'boolean',
      }),
    ),
  }),
  outcomes: isListOfSome(objectOf({ domain: isText, indicator: isText, target: isDigitsOrNone })),
  area: objectOf({ places: isListOf(isText), postcodes: isListOf(isText) }),
  spending: objectOf({
    lines: isListOf(objectOf({ line: isText, spent: isDigitsOrNone, why: isText })),
    why: isText,
  }),
  people: objectOf({ fresh: isDigitsOrNone, again: isDigitsOrNone }),
  progress: isListOfSome(objectOf({ target: isText, reached: isDigitsOrNone, why: isText })),
};

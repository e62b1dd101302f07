import type { Refusal } from '../../../kernel/refusal.js';
import type { EligibilityQuestion } from '../eligibility.js';

/** A question as it stands in the inputs of one row. */
export interface TypedQuestion {
  readonly text: string;
  readonly hint: string;
  /** One a line. */
  readonly choices: string;
  /** Those of the choices that rule out, one a line. */
  readonly ruledOut: string;
  readonly why: string;
  readonly elsewhere: string;
  /** Where it stands among the others; rows of the same place keep their order. */
  readonly place: string;
}

export interface ReadQuestions {
  readonly questions: readonly EligibilityQuestion[];
  readonly refusals: readonly Refusal[];
}

const LONGEST_LINE = 300;
const LONGEST_WORDS = 2000;
const MOST_CHOICES = 6;

/** A row without a question is left out; the others must be whole. At the field of each that isn't stands why. */
export function readQuestions(typed: readonly TypedQuestion[]): ReadQuestions {
  const rows = typed
    .map((row, index) => ({ ...readRow(row, index + 1), place: placeOf(row, index), index }))
    .filter((_, index) => typed[index]?.text !== '');
  return {
    questions: rows
      .toSorted((one, other) => one.place - other.place || one.index - other.index)
      .map(({ question }) => question),
    refusals: rows.flatMap(({ refusals }) => refusals),
  };
}

function readRow(
  typed: TypedQuestion,
  number: number,
): { readonly question: EligibilityQuestion; readonly refusals: readonly Refusal[] } {
  const refusals: Refusal[] = [];
  const no = (field: keyof TypedQuestion, message: string): void => {
    const name = `question-${number}-${field}`;
    refusals.push({ code: 'question', field: name, message: `Question ${number}: ${message}` });
  };
  const choices = linesOf(typed.choices);
  const ruledOut = linesOf(typed.ruledOut);
  if (typed.text.length > LONGEST_LINE) no('text', `ask it in ${LONGEST_LINE} characters or fewer`);
  if (typed.hint.length > LONGEST_LINE) no('hint', `hint in ${LONGEST_LINE} characters or fewer`);
  if (choices.length < 2 || choices.length > MOST_CHOICES) {
    no('choices', `enter from 2 to ${MOST_CHOICES} answers, one on each line`);
  } else if (new Set(choices).size < choices.length) {
    no('choices', 'the same answer stands there twice');
  } else if (choices.some((choice) => choice.length > LONGEST_LINE)) {
    no('choices', `an answer has ${LONGEST_LINE} characters or fewer`);
  }
  const strange = ruledOut.find((choice) => !choices.includes(choice));
  if (strange !== undefined) no('ruledOut', `“${strange}” is not one of its answers`);
  else if (ruledOut.length === 0) no('ruledOut', 'enter at least one answer that rules out');
  else if (choices.every((choice) => ruledOut.includes(choice))) {
    no('ruledOut', 'leave at least one answer with which somebody can apply');
  }
  if (typed.why === '') no('why', 'enter why, for those who are ruled out');
  for (const field of ['why', 'elsewhere'] as const) {
    if (typed[field].length > LONGEST_WORDS) {
      no(field, `say it in ${LONGEST_WORDS.toLocaleString('en-GB')} characters or fewer`);
    }
  }
  const { text, hint, why, elsewhere } = typed;
  return {
    question: {
      ...{ text, hint, why, elsewhere },
      choices: choices.map((choice) => ({ text: choice, rulesOut: ruledOut.includes(choice) })),
    },
    refusals,
  };
}

/** As it stands in the row's inputs again. */
export function typedOf(question: EligibilityQuestion, index: number): TypedQuestion {
  const { text, hint, why, elsewhere, choices } = question;
  return {
    ...{ text, hint, why, elsewhere, place: String(index + 1) },
    choices: choices.map((choice) => choice.text).join('\n'),
    ruledOut: choices
      .filter(({ rulesOut }) => rulesOut)
      .map((choice) => choice.text)
      .join('\n'),
  };
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function placeOf({ place }: TypedQuestion, index: number): number {
  return /^\d{1,3}$/.test(place) ? Number(place) : index + 1;
}

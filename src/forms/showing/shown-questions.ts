import type { Pence } from '../../kernel/pence.js';
import { answerTo, unreadAt } from '../answer-to.rules.js';
import type { Answers } from '../answers.js';
import { totalsOf, type BudgetTotals } from '../budget.rules.js';
import { askedIn } from '../conditions.rules.js';
import type { Condition, Form, Question, Section } from '../form.js';
import type { Shortcoming } from '../judging/shortcomings.rules.js';
import { conditionsInWords } from '../printing/conditions-in-words.rules.js';
import { placesOf, type PlacesInWords } from '../printing/known-places.rules.js';
import type { FileNames } from '../printing/shown-answers.rules.js';
import { lineNumbersOf, type Typed } from './line-numbers.js';
import { valueOf } from './values.js';

/** One question as its form shows it. Show it with `question` of `forms/views/question.njk`. */
export interface ShownQuestion {
  readonly question: Question;
  readonly label: string;
  /** The stored answer, as the inputs of its kind take it; undefined when there is none. */
  readonly value: unknown;
  /** What was typed and could not be read, by input; undefined when all could. */
  readonly typed: Typed | undefined;
  /** Why the stored answer can't be submitted as it is. */
  readonly attention: readonly string[];
  /** It is asked only when these hold, of answers on the same page: a script hides it while they don't. */
  readonly shownIf: readonly Condition[];
  /** The same in words, where there are such conditions. */
  readonly onlyIf: string;
  /** The lines to show, from 1: those that are filled and one more. `typed`: what the page shows again. */
  readonly lineNumbers: (list: string, typed: Typed | undefined) => readonly number[];
  /** What a stored budget comes to. */
  readonly totals: (BudgetTotals & { readonly left: Pence }) | undefined;
  readonly fileNames: readonly string[];
  /** Where the stored postcodes are, as far as that is known: `CO1 1AA: Castle ward. …`. */
  readonly places: readonly string[];
  /** Where its files are added and taken away: said by whoever shows the form. */
  readonly filesHref?: string;
}

/**
 * The questions of a section, from 1, as its form shows them. What other sections have settled is left
 * out; what depends on an answer in this one is there with its condition, for that answer may change
 * while the page is open. `shortcomings` are those of the whole form, with what its room adds.
 * @returns undefined when the form has no such section, or nothing of it is asked.
 */
export function shownQuestions(
  form: Form,
  number: number,
  answers: Answers,
  shortcomings: readonly Shortcoming[],
  fileNames: FileNames = new Map(),
  places: PlacesInWords = new Map(),
): readonly ShownQuestion[] | undefined {
  const section = form.sections[number - 1];
  if (!section || !isAskedAtAll(form, section, answers)) return undefined;
  return section.questions
    .filter((question) => isOnThePage(form, section, question, answers))
    .map((question) => {
      const { name } = question;
      const shownIf = conditionsWithin(section, question);
      return {
        question,
        label: question.isRequired ? question.label : `${question.label} (optional)`,
        value: valueOf(question, answers),
        typed: unreadAt(name, answers)?.typed,
        attention: shortcomings
          .filter((shortcoming) => shortcoming.question.name === name && !shortcoming.isMissing)
          .map(({ message }) => message),
        shownIf,
        onlyIf: conditionsInWords(shownIf, section.questions),
        lineNumbers: (list, typed) => lineNumbersOf(question, answers, list, typed),
        totals: totalsIn(question, answers),
        fileNames:
          question.kind === 'files'
            ? (answerTo(question, answers) ?? []).map((id) => fileNames.get(id) ?? 'A file')
            : [],
        places: placesOf(question, answers, places),
      };
    });
}

/** Whether the answers so far ask for a section at all, by what earlier ones say. */
function isAskedAtAll(form: Form, section: Section, answers: Answers): boolean {
  return section.questions.some((question) => isOnThePage(form, section, question, answers));
}

function isOnThePage(form: Form, section: Section, question: Question, answers: Answers): boolean {
  const within = conditionsWithin(section, question);
  const isReachable = within.every((condition) => {
    const other = section.questions.find(({ name }) => name === condition.question);
    return other !== undefined && isOnThePage(form, section, other, answers);
  });
  if (!isReachable) return false;
  const elsewhere = (question.shownIf ?? []).filter((condition) => !within.includes(condition));
  const settled: Form = {
    rules: [],
    sections: form.sections.map((other) =>
      other === section ? { ...section, questions: [{ ...question, shownIf: elsewhere }] } : other,
    ),
  };
  return askedIn(settled, answers).has(question.name);
}

function conditionsWithin(section: Section, { shownIf = [] }: Question): readonly Condition[] {
  return shownIf.filter((condition) =>
    section.questions.some(({ name }) => name === condition.question),
  );
}

function totalsIn(question: Question, answers: Answers): ShownQuestion['totals'] {
  const budget = question.kind === 'budget' ? answerTo(question, answers) : undefined;
  if (!budget) return undefined;
  const totals = totalsOf(budget);
  return { ...totals, left: totals.cost - totals.asked - totals.match };
}

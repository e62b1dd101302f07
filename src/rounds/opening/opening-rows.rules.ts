import { readPounds } from '../../kernel/pence.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { Budget, CriterionTerms } from './opening.rules.js';

/** Rows of a form, read one by one: those that could be, and a sentence at the field of each that could not. */
export interface ReadRows<Row> {
  readonly rows: readonly Row[];
  readonly refusals: readonly Refusal[];
}

/** What was typed beside each fund, by its id. */
export type TypedBudgets = Readonly<Record<string, string>>;

export interface TypedCriterion {
  readonly name: string;
  readonly question: string;
  readonly weight: string;
  /** A line for each of 0 to 5; '' for the usual ones. */
  readonly descriptors: string;
}

const HEAVIEST = 100;
const LONGEST_NAME = 100;
const LONGEST_QUESTION = 300;
const LONGEST_DESCRIPTOR = 300;

/** A fund without a budget is one the round does not draw on. */
export function readBudgets(
  typed: TypedBudgets,
  funds: readonly { readonly id: string; readonly name: string }[],
): ReadRows<Budget> {
  const rows: Budget[] = [];
  const refusals: Refusal[] = [];
  for (const { id: fundId, name } of funds) {
    const text = typed[fundId]?.trim() ?? '';
    if (text === '') continue;
    const read = readPounds(text);
    if ('pence' in read && read.pence > 0n) rows.push({ fundId, budgetPence: read.pence });
    else {
      const problem = 'problem' in read ? read.problem : 'The amount must be more than £0';
      refusals.push({
        code: 'budget',
        field: `budget-${fundId}`,
        message: `Budget from ${name}: ${problem}`,
      });
    }
  }
  return { rows, refusals };
}

/** A row that is wholly empty is left out; one that is begun has to be whole. */
export function readCriteria(typed: readonly TypedCriterion[]): ReadRows<CriterionTerms> {
  const rows: CriterionTerms[] = [];
  const refusals: Refusal[] = [];
  typed.forEach((criterion, index) => {
    const { name, question, weight } = criterion;
    const descriptors = linesOf(criterion.descriptors);
    if (name === '' && question === '') return;
    const row = `criterion-${index + 1}`;
    const no = (field: string, message: string): void => {
      refusals.push({ code: 'criterion', field: `${row}-${field}`, message });
    };
    if (name === '' || name.length > LONGEST_NAME) {
      no('name', `Criterion ${index + 1}: enter its name, in ${LONGEST_NAME} characters or fewer`);
    }
    if (question === '' || question.length > LONGEST_QUESTION) {
      no(
        'question',
        `Criterion ${index + 1}: enter the question it asks, in ${LONGEST_QUESTION} characters or fewer`,
      );
    }
    const units = /^\d{1,3}$/.test(weight) ? Number(weight) : 0;
    if (units < 1 || units > HEAVIEST) {
      no(
        'weight',
        `Criterion ${index + 1}: the weight must be a whole number from 1 to ${HEAVIEST}`,
      );
    }
    if (!areDescriptors(descriptors)) {
      no(
        'descriptors',
        `Criterion ${index + 1}: enter six lines, one for each of 0 to 5 points, in ${LONGEST_DESCRIPTOR} characters or fewer each; or none`,
      );
    }
    rows.push({
      name,
      question,
      weight: units,
      ...(descriptors.length > 0 ? { descriptors } : {}),
    });
  });
  return { rows, refusals };
}

function linesOf(typed: string): readonly string[] {
  return typed
    .split(/[\r\n\u2028\u2029]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function areDescriptors(lines: readonly string[]): boolean {
  if (lines.length === 0) return true;
  return lines.length === 6 && lines.every(({ length }) => length <= LONGEST_DESCRIPTOR);
}

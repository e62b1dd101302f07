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
}

const HEAVIEST = 100;
const LONGEST_NAME = 100;
const LONGEST_QUESTION = 300;

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
    rows.push({ name, question, weight: units });
  });
  return { rows, refusals };
}

import { sumPence, type Pence } from '../kernel/pence.js';
import { answerTo } from './answer-to.rules.js';
import type { Answers, Budget } from './answers.js';
import type { PenceText, Question, Sum } from './form.js';

/** What a budget comes to, to the penny. A line that is half written counts for what it says. */
export interface BudgetTotals {
  readonly cost: Pence;
  readonly asked: Pence;
  readonly match: Pence;
}

export function totalsOf({ lines, match }: Budget): BudgetTotals {
  return {
    cost: sumPence(lines.map(({ cost }) => penceOf(cost))),
    asked: sumPence(lines.map(({ asked }) => penceOf(asked))),
    match: sumPence(match.map(({ amount }) => penceOf(amount))),
  };
}

/** A sum that a rule speaks of; undefined when its question has no answer. */
export function sumOf(
  { question: name, total }: Sum,
  questions: ReadonlyMap<string, Question>,
  answers: Answers,
): Pence | undefined {
  const question = questions.get(name);
  if (question?.kind === 'money') {
    const pence = answerTo(question, answers);
    return pence === undefined ? undefined : BigInt(pence);
  }
  if (question?.kind !== 'budget' || total === undefined) return undefined;
  const budget = answerTo(question, answers);
  return budget === undefined ? undefined : totalsOf(budget)[total];
}

function penceOf(text: PenceText): Pence {
  return text === '' ? 0n : BigInt(text);
}

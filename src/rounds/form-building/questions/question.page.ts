import type { Kind, Question } from '../../../forms/form.js';
import { costKindItems } from '../../../funds/agreement/cost-kinds.js';
import { KINDS } from './kinds.js';
import { offered } from './question.form.js';

/** The settings of a question as their fields show them. */
export function settingsOf(kind: Kind, question?: Question): object {
  const lines = offered(question, kind);
  const known = costKindItems();
  const isKnown = (value: string): boolean => known.some((item) => item.value === value);
  const textOf = (choices: typeof lines): string => choices.map(({ text }) => text).join('\n');
  return {
    kind,
    kindTitle: KINDS[kind].title,
    question,
    lines: textOf(lines),
    knownCostKinds: known,
    tickedCostKinds: lines.map(({ value }) => value).filter(isKnown),
    otherCostKinds: textOf(lines.filter(({ value }) => !isKnown(value))),
    tolerancePence: penceOf(question?.kind === 'spending' ? question.tolerancePence : '5000'),
    leastPence: penceOf(question?.kind === 'money' ? question.leastPence : undefined),
    mostPence: penceOf(question?.kind === 'money' ? question.mostPence : undefined),
  };
}

function penceOf(text: string | undefined): bigint | undefined {
  return text === undefined ? undefined : BigInt(text);
}

import { formatPence } from '../../kernel/pence.js';
import { choicesOf, wordsOf } from '../choices.rules.js';
import type { Condition, Question } from '../form.js';

/** `only if “Do you own it?” is Yes`: for paper, and for browsers that don't hide what isn't asked. */
export function conditionsInWords(
  conditions: readonly Condition[],
  questions: readonly Question[],
): string {
  const parts = conditions.map((condition) => {
    const question = questions.find(({ name }) => name === condition.question);
    return question ? `“${question.label}” is ${saidOf(condition, question)}` : '';
  });
  const said = parts.filter((part) => part !== '');
  return said.length === 0 ? '' : `only if ${said.join(', and ')}`;
}

function saidOf(condition: Condition, question: Question): string {
  switch (condition.is) {
    case 'answered':
      return 'answered';
    case 'one-of':
      return condition.values
        .map((value) => wordsOf(choicesOf(question) ?? [], value))
        .join(' or ');
    case 'at-least':
      return `${quantityOf(condition.value, question)} or more`;
    case 'at-most':
      return `${quantityOf(condition.value, question)} or less`;
  }
}

function quantityOf(value: string, { kind }: Question): string {
  return kind === 'money' ? formatPence(BigInt(value)) : Number(value).toLocaleString('en-GB');
}

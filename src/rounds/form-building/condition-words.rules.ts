import { choicesOf, wordsOf } from '../../forms/choices.rules.js';
import type { Condition, Question } from '../../forms/form.js';
import { formatPence } from '../../kernel/pence.js';

/** `“Is it new?” is Yes`, `“How many?” is at least 5`: to be joined by "and". */
export function inWords(condition: Condition, questions: readonly Question[]): string {
  const asked = questions.find(({ name }) => name === condition.question);
  const label = `“${asked?.label ?? condition.question}”`;
  switch (condition.is) {
    case 'answered':
      return `${label} is answered`;
    case 'one-of': {
      const choices = (asked && choicesOf(asked)) ?? [];
      const words = condition.values.map((value) => wordsOf(choices, value));
      return `${label} is ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(words)}`;
    }
    case 'at-least':
    case 'at-most': {
      const figure =
        asked?.kind === 'money'
          ? formatPence(BigInt(condition.value))
          : Number(condition.value).toLocaleString('en-GB');
      return `${label} is at ${condition.is === 'at-least' ? 'least' : 'most'} ${figure}`;
    }
  }
}

/** All of them in one phrase; '' when there are none. */
export function allInWords(
  conditions: readonly Condition[] | undefined,
  questions: readonly Question[],
): string {
  return (conditions ?? []).map((condition) => inWords(condition, questions)).join(' and ');
}

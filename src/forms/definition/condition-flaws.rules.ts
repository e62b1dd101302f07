import { choicesOf } from '../choices.rules.js';
import type { Condition, Question } from '../form.js';
import { MOST, type Flaw, type Place } from './flaw.rules.js';

/** Why something can't be shown on these conditions: each looks back, at an answer that can be given. */
export function flawsOfConditions(
  place: Place,
  conditions: readonly Condition[],
  earlier: readonly Question[],
): readonly Flaw[] {
  const no = (code: string, message: string): Flaw => ({
    ...place,
    field: 'shownIf',
    code,
    message,
  });
  const flaws = conditions.flatMap((condition): readonly Flaw[] => {
    const asked = earlier.find(({ name }) => name === condition.question);
    if (!asked) {
      return [
        no(
          'condition-not-earlier',
          `It needs an earlier question that is not there (“${condition.question}”)`,
        ),
      ];
    }
    const message = problemWith(condition, asked);
    return message === undefined ? [] : [no('condition-impossible', message)];
  });
  if (conditions.length <= MOST.conditions) return flaws;
  const message = `Something may depend on ${MOST.conditions} conditions at most`;
  return [...flaws, no('too-many-conditions', message)];
}

function problemWith(condition: Condition, asked: Question): string | undefined {
  switch (condition.is) {
    case 'answered':
      return undefined;
    case 'one-of': {
      const values = choicesOf(asked)?.map(({ value }) => value);
      if (!values) return `“${asked.label}” has nothing to choose from`;
      if (condition.values.length === 0) return `Choose answers to “${asked.label}”`;
      const missing = condition.values.find((value) => !values.includes(value));
      return missing === undefined ? undefined : `“${asked.label}” has no choice “${missing}”`;
    }
    case 'at-least':
    case 'at-most':
      return problemWithLimit(condition, asked);
  }
}

function problemWithLimit(
  { is, value }: { readonly is: 'at-least' | 'at-most'; readonly value: string },
  asked: Question,
): string | undefined {
  if (asked.kind !== 'number' && asked.kind !== 'money') {
    return `“${asked.label}” is not answered with a number or a sum`;
  }
  if (!/^\d{1,12}$/.test(value)) return 'A condition’s number must be whole, in digits';
  const [least, most] =
    asked.kind === 'number' ? [asked.least, asked.most] : [asked.leastPence, asked.mostPence];
  const isImpossible =
    is === 'at-least'
      ? most !== undefined && BigInt(value) > BigInt(most)
      : least !== undefined && BigInt(value) < BigInt(least);
  return isImpossible ? `“${asked.label}” never has such an answer` : undefined;
}

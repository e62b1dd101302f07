import type { Form, Rule, Sum } from '../../../forms/form.js';
import { Field, textOf } from '../../../platform/web/field.decorator.js';
import { EditForm, typedLine } from '../edit.form.js';
import { questionsOf } from '../spot.rules.js';

type Body = Readonly<Record<string, unknown>>;

export const RULE_KINDS: Readonly<Record<Rule['kind'], string>> = {
  'at-most': 'One sum is at most another',
  equal: 'One sum equals another',
  'share-at-most': 'One sum is at most so many per cent of another',
  'not-before': 'One date is not before another',
};

export class RuleForm extends EditForm {
  @Field(typedLine) readonly message!: string;
  @Field((_typed, body) => ({ value: body })) readonly body!: Body;
}

export function ruleKindIn(text: string): Rule['kind'] | undefined {
  return Object.keys(RULE_KINDS).find((kind): kind is Rule['kind'] => kind === text);
}

/** A rule as typed; what makes no sense, the rules of a form say. */
export function readRule(kind: Rule['kind'], { message, body }: RuleForm): Rule {
  const typed = (field: string): string => textOf(body[field]);
  switch (kind) {
    case 'at-most':
      return { kind, sum: sumIn(typed('sum')), of: sumIn(typed('of')), message };
    case 'equal':
      return { kind, sum: sumIn(typed('sum')), to: sumIn(typed('to')), message };
    case 'share-at-most': {
      const percent = /^\s*\d{1,3}\s*$/.test(typed('percent')) ? Number(typed('percent')) : NaN;
      return { kind, sum: sumIn(typed('sum')), of: sumIn(typed('of')), percent, message };
    }
    case 'not-before':
      return { kind, date: typed('date'), earliest: typed('earliest'), message };
  }
}

interface Item {
  readonly value: string;
  readonly text: string;
}

/** Every sum and every date of a form, to choose from. */
export function comparable(form: Form): {
  readonly sums: readonly Item[];
  readonly dates: readonly Item[];
} {
  const questions = questionsOf(form).map(({ question }) => question);
  return {
    sums: questions.flatMap(({ kind, name, label }): readonly Item[] => {
      if (kind === 'money') return [{ value: name, text: label }];
      if (kind !== 'budget') return [];
      return [
        { value: `${name}:cost`, text: `${label}: what it costs` },
        { value: `${name}:asked`, text: `${label}: what is asked of us` },
        { value: `${name}:match`, text: `${label}: what others give` },
      ];
    }),
    dates: questions
      .filter(({ kind }) => kind === 'date')
      .map(({ name, label }) => ({ value: name, text: label })),
  };
}

/** `amount`, `budget:asked`: as the choices say it. */
export function valueOf({ question, total }: Sum): string {
  return total === undefined ? question : `${question}:${total}`;
}

function sumIn(typed: string): Sum {
  const [question = '', total] = typed.split(':');
  return total === 'cost' || total === 'asked' || total === 'match'
    ? { question, total }
    : { question };
}

import type { Condition, Question } from '../../../forms/form.js';
import { readPounds } from '../../../kernel/pence.js';
import type { Refusal } from '../../../kernel/refusal.js';
import { Field, textOf } from '../../../platform/web/field.decorator.js';
import { EditForm } from '../edit.form.js';

type Body = Readonly<Record<string, unknown>>;

export class ConditionsForm extends EditForm {
  @Field((_typed, body) => ({ value: body })) readonly body!: Body;
}

export interface ReadConditions {
  readonly conditions: readonly Condition[];
  readonly refusals: readonly Refusal[];
}

/** Those of `now` whose box is still ticked, by their number, and the one that is added, if any. */
export function readConditions(
  now: readonly Condition[],
  added: Question | undefined,
  body: Body,
): ReadConditions {
  const kept = ticked(body['keep']);
  const conditions = now.filter((_, index) => kept.includes(String(index + 1)));
  const how = textOf(body['is']);
  if (!added || how === '') return { conditions, refusals: [] };
  const question = added.name;
  const add = (condition: Condition): ReadConditions => ({
    conditions: [...conditions, condition],
    refusals: [],
  });
  switch (how) {
    case 'answered':
      return add({ question, is: how });
    case 'one-of':
      return add({ question, is: how, values: ticked(body['values']) });
    case 'at-least':
    case 'at-most': {
      const value = limitIn(added, textOf(body['limit']));
      if (value !== undefined) return add({ question, is: how, value });
      const message = `Enter ${added.kind === 'money' ? 'a sum in pounds' : 'a whole number'} to compare with`;
      return { conditions, refusals: [{ code: 'unreadable', field: 'limit', message }] };
    }
    default:
      return {
        conditions,
        refusals: [{ code: 'unreadable', field: 'is', message: 'Choose what must hold' }],
      };
  }
}

/** Pence for a sum, else digits; undefined when it is neither. */
function limitIn({ kind }: Question, typed: string): string | undefined {
  if (kind === 'money') {
    const read = readPounds(typed);
    return 'pence' in read ? read.pence.toString() : undefined;
  }
  const digits = typed.trim().replaceAll(',', '');
  return /^\d{1,12}$/.test(digits) ? digits : undefined;
}

function ticked(sent: unknown): readonly string[] {
  return [sent ?? []].flat().filter((value): value is string => typeof value === 'string');
}

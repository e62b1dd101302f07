import { Field, textOf, type Reading } from '../../platform/web/field.decorator.js';
import { idOf, text } from '../../platform/web/fields.js';
import type { TypedBudgets } from '../opening/opening-rows.rules.js';

export class BudgetForm {
  @Field(readBudgetFields) readonly budgets!: TypedBudgets;
  @Field(text('why it changes', 1000)) readonly reason!: string;
  @Field(idOf('this page again')) readonly formKey!: string;
}

/** What was typed beside each fund: `budget-<fund id>`. */
export function readBudgetFields(
  _typed: string,
  body: Readonly<Record<string, unknown>>,
): Reading<TypedBudgets> {
  const fields = Object.entries(body).filter(([name]) => name.startsWith('budget-'));
  return {
    value: Object.fromEntries(
      fields.map(([name, typed]) => [name.slice('budget-'.length), textOf(typed)]),
    ),
  };
}

import type { LondonDate } from '../../../kernel/london.js';
import { Field, textOf, type Reading } from '../../../platform/web/field.decorator.js';
import { optionalDate } from '../../../platform/web/fields.js';
import type { ChosenCondition } from './preparation.rules.js';

export class PreparationForm {
  @Field(optionalDate('the day the grant starts')) readonly startsOn!: LondonDate | null;
  @Field(optionalDate('the day the grant ends')) readonly endsOn!: LondonDate | null;
  @Field(readConditions) readonly conditions!: readonly ChosenCondition[];
}

/** `condition-1`: `ongoing`, or the number of the payment before which it is met. */
function readConditions(
  _typed: string,
  body: Readonly<Record<string, unknown>>,
): Reading<readonly ChosenCondition[]> {
  return {
    value: Object.keys(body).flatMap((field): readonly ChosenCondition[] => {
      const number = Number(/^condition-(\d{1,3})$/.exec(field)?.[1] ?? 0);
      const choice = textOf(body[field]);
      if (number < 1) return [];
      if (choice === 'ongoing') return [{ number, beforePart: null }];
      return /^[1-9]\d{0,2}$/.test(choice) ? [{ number, beforePart: Number(choice) }] : [];
    }),
  };
}

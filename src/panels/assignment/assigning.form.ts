import { Field } from '../../platform/web/field.decorator.js';
import { oneOf, optionalText, wholeNumber } from '../../platform/web/fields.js';
import type { AssignmentAnswer } from './assignment.entity.js';

export class BalancingForm {
  @Field(wholeNumber('how many members score each bid', 1, 20)) readonly scorers!: number;
}

export class AssignmentAnswerForm {
  @Field(oneOf('whether you will score it', ['accepted', 'declined']))
  readonly answer!: AssignmentAnswer;
  @Field(optionalText('why you can’t score it', 1000)) readonly reason!: string;
}

/** Reads who is ticked; anything that is no id of a member is refused by the rules. */
export function readScorers(sent: unknown): readonly string[] {
  const { scorers } = (sent ?? {}) as { readonly scorers?: unknown };
  const ticked: readonly unknown[] = [scorers].flat();
  return [...new Set(ticked.filter((one): one is string => typeof one === 'string' && one !== ''))];
}

/** The hidden field that says who was asked when the form was opened. */
export function readSeen(sent: unknown): readonly string[] {
  const { _seen } = (sent ?? {}) as { readonly _seen?: unknown };
  return typeof _seen === 'string' && _seen !== '' ? _seen.split(' ') : [];
}

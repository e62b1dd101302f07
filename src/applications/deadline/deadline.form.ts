import type { LondonDate } from '../../kernel/london.js';
import { Field } from '../../platform/web/field.decorator.js';
import { date, idOf, oneOf, text, timeOfDay, wholeNumber } from '../../platform/web/fields.js';
import type { ExtensionCause } from './deadline-extension.entity.js';

/** Until when on a clock in Colchester one organisation may apply, and why. */
export class ExtensionForm {
  @Field(idOf('the organisation')) readonly organisation!: string;
  @Field(date('the new deadline')) readonly untilOn!: LondonDate;
  @Field(timeOfDay('the time of the deadline')) readonly untilTime!: string;
  @Field(oneOf('what it is for', ['reasonable-adjustment', 'other']))
  readonly cause!: ExtensionCause;
  @Field(text('the reason', 1000)) readonly reason!: string;
}

export class GraceForm {
  @Field(wholeNumber('the minutes of grace', 0, 240)) readonly minutes!: number;
  @Field(text('the reason', 1000)) readonly reason!: string;
}

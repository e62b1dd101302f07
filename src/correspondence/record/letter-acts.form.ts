import { Field } from '../../platform/web/field.decorator.js';
import { text, wholeNumber } from '../../platform/web/fields.js';

/** Why a letter is taken back, or how it was seen to. */
export class ReasonForm {
  @Field(text('the reason', 1000)) readonly reason!: string;
}

export class RepetitionForm {
  /** How often it had been sent again when this page was opened. */
  @Field(wholeNumber('how often it was sent', 0, 1000)) readonly seen!: number;
}

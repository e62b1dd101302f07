import { Field, type Reader } from '../../platform/web/field.decorator.js';
import { idOf, text, wholeNumber } from '../../platform/web/fields.js';

/** The id of a meeting; null when none is chosen. */
const optionalMeeting: Reader<string | null> = (typed, body, name) =>
  typed.trim() === '' ? { value: null } : idOf('the meeting')(typed, body, name);

export class AmendingForm {
  @Field(text('what it should say', 5000)) readonly words!: string;
  @Field(text('why it is amended', 1000)) readonly reason!: string;
  @Field(wholeNumber('the version', 0, 10_000)) readonly seen!: number;
  @Field(optionalMeeting) readonly meeting!: string | null;
}

export class ConfirmingForm {
  @Field(idOf('the meeting that confirmed them')) readonly meeting!: string;
}

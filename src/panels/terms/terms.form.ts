import type { LondonDate } from '../../kernel/london.js';
import { readEmailAddress } from '../../people/email.rules.js';
import { Field } from '../../platform/web/field.decorator.js';
import { optionalDate, text } from '../../platform/web/fields.js';

export class RenewalForm {
  @Field(optionalDate('the last day of the term')) readonly endsOn!: LondonDate | null;
  @Field(text('where this is written', 500)) readonly reason!: string;
}

export class SeatEndingForm {
  /** Null ends the seat at once. */
  @Field(optionalDate('the last day')) readonly lastDay!: LondonDate | null;
  @Field(text('why the seat ends', 500)) readonly reason!: string;
}

export class ReplacementForm {
  @Field(text('their name')) readonly name!: string;
  @Field(readEmailAddress) readonly email!: string;
  @Field(text('why the seat changes hands', 500)) readonly reason!: string;
}

export class DeputyForm {
  @Field(text('their name')) readonly name!: string;
  @Field(readEmailAddress) readonly email!: string;
}

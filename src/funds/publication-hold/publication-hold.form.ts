import type { LondonDate } from '../../kernel/london.js';
import { Field } from '../../platform/web/field.decorator.js';
import { optionalDate, text } from '../../platform/web/fields.js';

export class PublicationHoldForm {
  @Field(optionalDate('the day from which they may be public'))
  readonly publishFrom!: LondonDate | null;
  @Field(text('what the funder asked for', 1000)) readonly reason!: string;
}

export class PublicationHoldLiftingForm {
  @Field(text('what the funder agreed to', 1000)) readonly reason!: string;
}

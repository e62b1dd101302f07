import { Field } from '../../platform/web/field.decorator.js';
import { optionalText, text } from '../../platform/web/fields.js';

export class AmendingForm {
  @Field(text('the minute', 4000)) readonly minute!: string;
  @Field(optionalText('the conditions', 4000)) readonly conditions!: string;
  @Field(text('why it changes', 1000)) readonly reason!: string;
}

export class VoidingForm {
  @Field(text('why it is taken back', 1000)) readonly reason!: string;
}

import { Field } from '../../platform/web/field.decorator.js';
import { optionalText, text } from '../../platform/web/fields.js';

export class OneTimeCodeForm {
  @Field(text('the code that your app shows', 20)) readonly code!: string;
}

export class EnrolmentForm extends OneTimeCodeForm {
  @Field(optionalText('the code of your present app', 20)) readonly presentCode!: string;
}

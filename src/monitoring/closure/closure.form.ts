import { Field } from '../../platform/web/field.decorator.js';
import { optionalText, text } from '../../platform/web/fields.js';

export class ClosureForm {
  @Field(optionalText('the explanation')) readonly explanation!: string;
  @Field(optionalText('what is to be learnt', 5000)) readonly lessons!: string;
}

export class ClosureReasonForm {
  @Field(text('the reason', 2000)) readonly reason!: string;
}

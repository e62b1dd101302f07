import { Field } from '../../platform/web/field.decorator.js';
import { idOf, text } from '../../platform/web/fields.js';

export class BounceForm {
  @Field(idOf('the payment that came back')) readonly instalmentId!: string;
  @Field(text('why it came back', 500)) readonly reason!: string;
  @Field(idOf('this page again')) readonly formKey!: string;
}

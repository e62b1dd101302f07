import { Field } from '../../platform/web/field.decorator.js';
import { idOf, text } from '../../platform/web/fields.js';

export class GivingBackForm {
  @Field(text('the reason', 1000)) readonly reason!: string;
  @Field(idOf('this page again')) readonly formKey!: string;
}

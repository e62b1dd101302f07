import { Field } from '../../platform/web/field.decorator.js';
import { idOf, text } from '../../platform/web/fields.js';

export class ChargeFromLineForm {
  @Field(idOf('the fund that bears it')) readonly fundId!: string;
  @Field(text('the reference')) readonly reference!: string;
  @Field(idOf('this page again')) readonly formKey!: string;
}

import { Field } from '../../platform/web/field.decorator.js';
import { idOf } from '../../platform/web/fields.js';

export class OwnTransferForm {
  @Field(idOf('the line of the other account')) readonly otherLineId!: string;
  @Field(idOf('this page again')) readonly formKey!: string;
}

import { Field } from '../../../platform/web/field.decorator.js';
import { idOf } from '../../../platform/web/fields.js';

export class RuleOfLineForm {
  @Field(idOf('this page again')) readonly formKey!: string;
}

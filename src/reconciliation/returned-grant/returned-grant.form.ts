import { Field } from '../../platform/web/field.decorator.js';
import { idOf } from '../../platform/web/fields.js';

export class ReturnedGrantForm {
  @Field(idOf('the award that it came back on')) readonly awardId!: string;
  @Field(idOf('this page again')) readonly formKey!: string;
}

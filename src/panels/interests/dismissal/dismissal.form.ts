import { Field } from '../../../platform/web/field.decorator.js';
import { text } from '../../../platform/web/fields.js';

export class DismissalForm {
  @Field(text('why it is no interest', 1000)) readonly reason!: string;
}

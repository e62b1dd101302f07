import { Field } from '../../../platform/web/field.decorator.js';
import { text } from '../../../platform/web/fields.js';

/** What is to be reminded of now. */
export class ChasingForm {
  @Field(text('the kind')) readonly kind!: string;
  @Field(text('what is owed')) readonly about!: string;
}

import { Field } from '../../platform/web/field.decorator.js';
import { text } from '../../platform/web/fields.js';

export class CertainMatchesForm {
  /** Of the list that was on the page. */
  @Field(text('the list that was shown')) readonly digest!: string;
}

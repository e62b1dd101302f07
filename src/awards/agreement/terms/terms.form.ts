import { Field } from '../../../platform/web/field.decorator.js';
import { text, wholeNumber } from '../../../platform/web/fields.js';

export class TermsForm {
  @Field(text('the terms', 30_000)) readonly text!: string;
  /** That was on the page; 0 for the house's own. */
  @Field(wholeNumber('which version you read', 0, 9_999)) readonly version!: number;
}

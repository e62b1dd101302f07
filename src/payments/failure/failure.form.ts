import { Field } from '../../platform/web/field.decorator.js';
import { text, wholeNumber } from '../../platform/web/fields.js';

export class FailureForm {
  @Field(text('what the bank said', 500)) readonly reason!: string;
  /** Made when the page was shown: the same page sent twice is one failure. */
  @Field(wholeNumber('this page again', 1, 1_000)) readonly attempt!: number;
}

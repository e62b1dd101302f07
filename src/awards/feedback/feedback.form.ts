import { Field } from '../../platform/web/field.decorator.js';
import { optionalText, wholeNumber } from '../../platform/web/fields.js';

export class FeedbackForm {
  @Field(optionalText('the feedback', 4000)) readonly feedback!: string;
  @Field(optionalText('the notes', 4000)) readonly notes!: string;
  /** The version that the page showed; 0 for none. */
  @Field(wholeNumber('this page again', 0, 100_000)) readonly version!: number;
}

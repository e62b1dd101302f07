import { Field } from '../../platform/web/field.decorator.js';
import { wholeNumber } from '../../platform/web/fields.js';

/** Which version of the answers was checked. */
export class SubmissionForm {
  @Field(wholeNumber('this page again', 0, 999_999_999)) readonly version!: number;
}

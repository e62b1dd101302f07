import { Field } from '../../platform/web/field.decorator.js';
import { ticked, wholeNumber } from '../../platform/web/fields.js';

/** What is promised with an application, and which version of the answers was checked. */
export class SubmissionForm {
  @Field(ticked('Tick the box to say that the declaration is true')) readonly declaration!: true;
  @Field(wholeNumber('this page again', 0, 999_999_999)) readonly version!: number;
}

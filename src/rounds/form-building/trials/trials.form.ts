import { Field } from '../../../platform/web/field.decorator.js';
import { idOf, wholeNumber } from '../../../platform/web/fields.js';

/** Which version is tried. */
export class TrialForm {
  @Field(wholeNumber('a version', 1, 999_999)) readonly version!: number;
  @Field(idOf('this page again')) readonly formKey!: string;
}

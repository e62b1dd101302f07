import { Field } from '../../platform/web/field.decorator.js';
import { oneOf, wholeNumber } from '../../platform/web/fields.js';
import type { DraftsOnPublishing } from '../../rounds/form-version.entity.js';

/** What becomes of drafts, and which state of the form was read. */
export class FormChangeForm {
  @Field(oneOf('what becomes of drafts', ['stay', 'move'])) readonly drafts!: DraftsOnPublishing;
  @Field(wholeNumber('this page again', 1, 999_999)) readonly version!: number;
  @Field(wholeNumber('this page again', 0, 999_999_999)) readonly revision!: number;
}

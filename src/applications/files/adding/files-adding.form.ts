import { Field } from '../../../platform/web/field.decorator.js';
import { someIds } from '../../../platform/web/fields.js';

/** The files themselves are read beside the form. */
export class FilesForm {
  @Field(someIds()) readonly documentIds!: readonly string[];
}

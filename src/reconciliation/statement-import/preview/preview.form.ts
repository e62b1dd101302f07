import { Field } from '../../../platform/web/field.decorator.js';

export class ImportForm {
  /** Lines that another kind of file seems to have had are different payments. */
  @Field((typed) => ({ value: typed === 'yes' }))
  readonly 'keeps-alike'!: boolean;
}

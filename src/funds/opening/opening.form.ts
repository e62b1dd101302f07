import { Field } from '../../platform/web/field.decorator.js';
import { text } from '../../platform/web/fields.js';
import { TermsForm } from '../agreement/agreement.form.js';

/** What opens a fund: its names, and everything that its agreement says. */
export class OpeningForm extends TermsForm {
  @Field(text('the name of the fund')) readonly name!: string;
  @Field(text('a short code')) readonly code!: string;
  @Field(text('the funder’s name')) readonly funderName!: string;
}

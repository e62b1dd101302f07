import { postcodeOf } from '../../kernel/postcode.js';
import { Field } from '../../platform/web/field.decorator.js';
import { oneOf, optionalText, text } from '../../platform/web/fields.js';
import { legalForms, type LegalForm } from '../legal-form.rules.js';

/** What an organisation says of itself when it registers. */
export class RegistrationForm {
  @Field(text('the name of your organisation')) readonly name!: string;
  @Field(oneOf('what kind of organisation it is', legalForms)) readonly legalForm!: LegalForm;
  @Field(optionalText('the charity number', 20)) readonly charityNumber!: string;
  @Field(optionalText('the company number', 20)) readonly companyNumber!: string;
  @Field(readPostcode) readonly postcode!: string;
  @Field(text('what your organisation does', 2000)) readonly purpose!: string;
}

function readPostcode(typed: string): { value: string } | { problem: string } {
  if (typed.trim() === '') return { problem: 'Enter a postcode' };
  const value = postcodeOf(typed);
  return value === undefined ? { problem: 'Enter a full postcode, like CO1 1JB' } : { value };
}

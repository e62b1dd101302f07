import { postcodeOf } from '../../kernel/postcode.js';
import { Field, type Reading } from '../../platform/web/field.decorator.js';
import { oneOf, optionalText, text } from '../../platform/web/fields.js';
import { legalForms, type LegalForm } from '../legal-form.rules.js';
import { BODY_KINDS, type BodyKind } from './registration.rules.js';

/** What an organisation says of itself when it registers. Only the numbers its kind has are shown to be filled in. */
export class RegistrationForm {
  @Field(text('the name of the organisation')) readonly name!: string;
  @Field(oneOf('what kind of organisation it is', legalForms)) readonly legalForm!: LegalForm;
  @Field(optionalText('the charity number', 40)) readonly charityNumber!: string;
  @Field(optionalText('the company number', 40)) readonly companyNumber!: string;
  @Field(optionalText('the society number', 40)) readonly societyNumber!: string;
  @Field(optionalText('the school number', 40)) readonly schoolNumber!: string;
  @Field(optionalText('the number of the club', 40)) readonly cascNumber!: string;
  @Field(optionalText('the name of the organisation that holds its money', 200))
  readonly accountableBodyName!: string;
  @Field(readBodyKind) readonly accountableBodyKind!: BodyKind | '';
  @Field(optionalText('the number of the organisation that holds its money', 40))
  readonly accountableBodyNumber!: string;
  @Field(readPostcode) readonly postcode!: string;
  @Field(text('what the organisation does', 2000)) readonly purpose!: string;
}

function readBodyKind(typed: string): Reading<BodyKind | ''> {
  const kinds = Object.keys(BODY_KINDS) as BodyKind[];
  return { value: kinds.find((kind) => kind === typed) ?? '' };
}

function readPostcode(typed: string): Reading<string> {
  if (typed.trim() === '') return { problem: 'Enter a postcode' };
  const value = postcodeOf(typed);
  return value === undefined ? { problem: 'Enter a full postcode, like CO1 1JB' } : { value };
}

import { Field, type Reading } from '../../../platform/web/field.decorator.js';
import { oneOf, text } from '../../../platform/web/fields.js';
import { waysToCome, type CameBy } from '../../came-by.rules.js';
import { RegistrationForm } from '../registration.form.js';

/** What its people told staff of an organisation, how, and the round that it applies to. */
export class OnBehalfRegistrationForm extends RegistrationForm {
  @Field(oneOf('how its people told you', waysToCome)) readonly cameBy!: CameBy;
  @Field(text('what shows it', 1000)) readonly cameEvidence!: string;
  @Field((typed) => readSlug(typed)) readonly round!: string;
}

/** The last part of a round's address: where to go on. */
export function readSlug(typed: string): Reading<string> {
  return /^[a-z0-9-]{1,200}$/.test(typed)
    ? { value: typed }
    : { problem: 'Open this page from the round that the organisation applies to' };
}

import { readEmailAddress } from '../../people/email.rules.js';
import { Field } from '../../platform/web/field.decorator.js';
import { text } from '../../platform/web/fields.js';

/** Who reads a fund's statement for its funder. */
export class FunderContactForm {
  @Field(text('their name', 100)) readonly name!: string;
  @Field(readEmailAddress) readonly email!: string;
}

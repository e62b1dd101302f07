import { readEmailAddress } from '../../people/email.rules.js';
import { Field } from '../../platform/web/field.decorator.js';
import { text } from '../../platform/web/fields.js';

/** Whom an organisation invites to act for it. */
export class ContactForm {
  @Field(text('their name')) readonly name!: string;
  @Field(readEmailAddress) readonly email!: string;
}

import { CAPACITIES, type Capacity } from '../../../kernel/role.js';
import { readEmailAddress } from '../../../people/email.rules.js';
import { Field } from '../../../platform/web/field.decorator.js';
import { oneOf, text } from '../../../platform/web/fields.js';

/** Whom an organisation invites to act for it, and in what capacity. */
export class InvitingForm {
  @Field(text('their name')) readonly name!: string;
  @Field(readEmailAddress) readonly email!: string;
  @Field(oneOf('what they may do', CAPACITIES)) readonly capacity!: Capacity;
}

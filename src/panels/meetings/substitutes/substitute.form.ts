import { readEmailAddress } from '../../../people/email.rules.js';
import { Field } from '../../../platform/web/field.decorator.js';
import { idOf, text } from '../../../platform/web/fields.js';

export class SubstituteForm {
  @Field(idOf('the member they go for')) readonly seatId!: string;
  @Field(text('their name')) readonly name!: string;
  @Field(readEmailAddress) readonly email!: string;
}

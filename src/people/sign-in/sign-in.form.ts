import { Field } from '../../platform/web/field.decorator.js';
import { text } from '../../platform/web/fields.js';
import { readEmailAddress } from '../email.rules.js';

export class AddressForm {
  @Field(readEmailAddress) readonly email!: string;
}

export class CodeForm {
  @Field(text('the code', 40)) readonly code!: string;
}

export class NameForm {
  @Field(text('your name', 100)) readonly name!: string;
}

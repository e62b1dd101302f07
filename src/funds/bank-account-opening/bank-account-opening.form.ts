import { Field } from '../../platform/web/field.decorator.js';
import { text } from '../../platform/web/fields.js';

export class BankAccountOpeningForm {
  @Field(text('the name of the account')) readonly name!: string;
  @Field(text('a short code')) readonly code!: string;
  @Field(text('the sort code')) readonly sortCode!: string;
  @Field(text('the account number')) readonly accountNumber!: string;
}

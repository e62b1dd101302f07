import { Field } from '../../../platform/web/field.decorator.js';
import { oneOf, optionalText } from '../../../platform/web/fields.js';
import { payeeResults, type PayeeResult } from './confirmation.rules.js';

/** What the bank said. `nameAtBank` is '' unless it gave one. */
export class ConfirmationForm {
  @Field(oneOf('what the bank said', payeeResults)) readonly result!: PayeeResult;
  @Field(optionalText('the name that the bank gave', 200)) readonly nameAtBank!: string;
}

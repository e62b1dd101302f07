import { Field } from '../../platform/web/field.decorator.js';
import { oneOf, optionalText, text } from '../../platform/web/fields.js';
import { layoutCodes, type LayoutCode } from '../bank-file/layouts.rules.js';

/** How the bank is told. */
export class SendingForm {
  @Field(oneOf('how the bank is told', layoutCodes)) readonly layout!: LayoutCode;
  @Field(text('the name that payees read', 40)) readonly ownName!: string;
  @Field(optionalText('the Bacs service user number', 10)) readonly serviceUserNumber!: string;
}

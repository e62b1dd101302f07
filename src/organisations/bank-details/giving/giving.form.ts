import { Field, type Reader } from '../../../platform/web/field.decorator.js';
import type { TypedBankDetails } from '../bank-details.rules.js';

/** An account as typed: the service refuses what can't be one, so that each reason is said at once. */
export class GivingForm implements TypedBankDetails {
  @Field(asTyped()) readonly accountName!: string;
  @Field(asTyped()) readonly sortCode!: string;
  @Field(asTyped()) readonly accountNumber!: string;
}

function asTyped(): Reader<string> {
  return (typed) => ({ value: typed.replaceAll('\0', '') });
}

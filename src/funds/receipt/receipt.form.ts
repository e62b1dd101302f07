import type { Pence } from '../../kernel/pence.js';
import { Field } from '../../platform/web/field.decorator.js';
import { date, idOf, oneOf, pounds, text } from '../../platform/web/fields.js';
import { RECEIPT_KINDS, type ReceiptKind } from '../receipt.entity.js';

export class ReceiptForm {
  @Field(oneOf('what it is', RECEIPT_KINDS)) readonly kind!: ReceiptKind;
  @Field(pounds('the amount')) readonly amount!: Pence;
  @Field(date('the date received')) readonly receivedOn!: string;
  @Field(idOf('the bank account it came to')) readonly bankAccountId!: string;
  @Field(text('the reference on the bank statement')) readonly reference!: string;
  @Field(idIfChosen) readonly trancheId!: string | undefined;
  @Field(idOf('this page again')) readonly formKey!: string;
}

function idIfChosen(typed: string, body: Readonly<Record<string, unknown>>, name: string) {
  return typed === '' || typed === 'none'
    ? { value: undefined }
    : idOf('an expected payment, or none')(typed, body, name);
}

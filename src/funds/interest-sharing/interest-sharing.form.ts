import type { Pence } from '../../kernel/pence.js';
import { Field } from '../../platform/web/field.decorator.js';
import { date, idOf, optionalText, pounds, text } from '../../platform/web/fields.js';

export class InterestSharingForm {
  @Field(pounds('the amount')) readonly amount!: Pence;
  @Field(date('the date received')) readonly receivedOn!: string;
  @Field(text('the reference on the bank statement')) readonly reference!: string;
  /** The shares that were looked at; '' when they have not been. */
  @Field(optionalText('the shares', 100_000)) readonly seen!: string;
  @Field(idOf('this page again')) readonly formKey!: string;
}

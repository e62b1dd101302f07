import type { Pence } from '../../kernel/pence.js';
import { Field } from '../../platform/web/field.decorator.js';
import { date, idOf, pounds, text } from '../../platform/web/fields.js';

export class FeeForm {
  @Field(pounds('the amount')) readonly amount!: Pence;
  @Field(date('the date paid')) readonly paidOn!: string;
  @Field(idOf('the bank account it left')) readonly bankAccountId!: string;
  @Field(text('the reference on the bank statement')) readonly reference!: string;
  @Field(idOf('this page again')) readonly formKey!: string;
}

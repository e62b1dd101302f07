import type { Pence } from '../../kernel/pence.js';
import { Field } from '../../platform/web/field.decorator.js';
import { date, idOf, pounds, text } from '../../platform/web/fields.js';

export class TransferForm {
  @Field(idOf('the fund that is to have it')) readonly toFundId!: string;
  @Field(pounds('the amount')) readonly amount!: Pence;
  @Field(date('the date transferred')) readonly transferredOn!: string;
  @Field(idOf('the bank account it lies in')) readonly bankAccountId!: string;
  @Field(text('the reason', 500)) readonly reason!: string;
  @Field(text('who consented')) readonly consentedBy!: string;
  @Field(date('the date of the consent')) readonly consentedOn!: string;
  @Field(text('where the consent is written')) readonly consentReference!: string;
  @Field(idOf('this page again')) readonly formKey!: string;
}

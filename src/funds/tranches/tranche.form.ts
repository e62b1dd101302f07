import type { Pence } from '../../kernel/pence.js';
import { Field } from '../../platform/web/field.decorator.js';
import { date, idOf, optionalText, pounds, text } from '../../platform/web/fields.js';

export class TrancheForm {
  @Field(pounds('the amount')) readonly amount!: Pence;
  @Field(date('the date it is expected')) readonly expectedOn!: string;
  @Field(optionalText('what it depends on', 500)) readonly note!: string;
  @Field(idOf('this page again')) readonly formKey!: string;
}

export class WithdrawalForm {
  @Field(text('why it is no longer expected', 500)) readonly reason!: string;
}

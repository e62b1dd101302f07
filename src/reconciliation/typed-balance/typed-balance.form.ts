import type { Pence } from '../../kernel/pence.js';
import { Field, type Reader } from '../../platform/web/field.decorator.js';
import { date, pounds, text } from '../../platform/web/fields.js';

const isTicked: Reader<boolean> = (typed) => ({ value: typed === 'yes' });

export class TypedBalanceForm {
  @Field(date('the day')) readonly onDay!: string;
  @Field(pounds('the balance', 0n)) readonly amount!: Pence;
  @Field(isTicked) readonly isOverdrawn!: boolean;
  @Field(text('where you read it', 500)) readonly evidence!: string;
}

export class BalanceWithdrawalForm {
  @Field(text('why it was wrong', 500)) readonly reason!: string;
}

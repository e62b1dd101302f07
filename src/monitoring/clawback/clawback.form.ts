import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { Field } from '../../platform/web/field.decorator.js';
import { date, idOf, oneOf, pounds, text, wholeNumber } from '../../platform/web/fields.js';

export class AskBackForm {
  @Field(oneOf('why it is asked back', ['not-spent', 'misspent'])) readonly cause!:
    'not-spent' | 'misspent';
  @Field(pounds('how much is asked back')) readonly amount!: Pence;
  @Field(text('the reason', 2000)) readonly reason!: string;
  @Field(wholeNumber('in how many payments', 1, 36)) readonly count!: number;
  @Field(date('the day of the first')) readonly firstOn!: LondonDate;
  @Field(idOf('this page again')) readonly formKey!: string;
}

export class ClawbackReasonForm {
  @Field(text('the reason', 2000)) readonly reason!: string;
}

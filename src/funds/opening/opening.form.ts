import { Field } from '../../platform/web/field.decorator.js';
import { date, text } from '../../platform/web/fields.js';

/** What opens a fund. */
export class OpeningForm {
  @Field(text('the name of the fund')) readonly name!: string;
  @Field(text('a short code')) readonly code!: string;
  @Field(text('the funder’s name')) readonly funderName!: string;
  @Field(text('what the money may be spent on', 2000)) readonly restriction!: string;
  @Field(text('the reference of the agreement')) readonly agreementReference!: string;
  @Field(date('the day the agreement starts')) readonly startsOn!: string;
  @Field(date('the spend-by date')) readonly spendBy!: string;
}

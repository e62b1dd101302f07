import { Field, type Reader } from '../../platform/web/field.decorator.js';
import { date, idOf, text, wholeNumber } from '../../platform/web/fields.js';

const monthsOrOnce: Reader<number | null> = (typed, body, name) =>
  typed.trim() === ''
    ? { value: null }
    : wholeNumber('the number of months', 1, 60)(typed, body, name);

export class DutyForm {
  @Field(text('what is to be sent')) readonly what!: string;
  @Field(monthsOrOnce) readonly everyMonths!: number | null;
  @Field(date('the date it is due')) readonly nextDueOn!: string;
  @Field(idOf('this page again')) readonly formKey!: string;
}

export class FulfilmentForm {
  @Field(date('the date it was sent')) readonly sentOn!: string;
  @Field(text('what was sent, and to whom', 500)) readonly note!: string;
  /** The due date that the page showed: a second click doesn't fulfil the next one. */
  @Field(text('this page again')) readonly dueOn!: string;
}

export class EndingForm {
  @Field(text('why it ends', 500)) readonly reason!: string;
}

import { Field } from '../../platform/web/field.decorator.js';
import { date, text, timeOfDay } from '../../platform/web/fields.js';

export class CallingForm {
  @Field(date('the date of the meeting')) readonly startsOn!: string;
  @Field(timeOfDay('the time it starts')) readonly startsAt!: string;
  @Field(text('where it is')) readonly place!: string;
}

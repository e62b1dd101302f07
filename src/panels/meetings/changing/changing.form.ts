import { Field } from '../../../platform/web/field.decorator.js';
import { date, text, timeOfDay } from '../../../platform/web/fields.js';

export class MovingForm {
  @Field(date('the new date of the meeting')) readonly startsOn!: string;
  @Field(timeOfDay('the time it starts')) readonly startsAt!: string;
  @Field(text('where it is')) readonly place!: string;
  @Field(text('why it is moved', 1000)) readonly reason!: string;
}

export class CancellingForm {
  @Field(text('why it is cancelled', 1000)) readonly reason!: string;
}

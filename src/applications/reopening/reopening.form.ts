import type { LondonDate } from '../../kernel/london.js';
import { Field } from '../../platform/web/field.decorator.js';
import { date, text, timeOfDay } from '../../platform/web/fields.js';

/** Why, and by when on a clock in Colchester it must be sent again. */
export class ReopeningForm {
  @Field(text('the reason', 1000)) readonly reason!: string;
  @Field(date('the new deadline')) readonly untilOn!: LondonDate;
  @Field(timeOfDay('the time of the deadline')) readonly untilTime!: string;
}

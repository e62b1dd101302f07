import { Field, type Reader } from '../../platform/web/field.decorator.js';
import { date, text } from '../../platform/web/fields.js';

const CLOCK = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/;

/** A time as a clock shows it, 24 hours: `9:30` and `09.30` are read as 09:30. */
const timeOfDay: Reader<string> = (typed) => {
  const [, hours, minutes] = CLOCK.exec(typed.trim()) ?? [];
  if (hours === undefined || minutes === undefined) {
    return { problem: 'Enter the time it starts, like 14:30' };
  }
  return { value: `${hours.padStart(2, '0')}:${minutes}` };
};

export class CallingForm {
  @Field(date('the date of the meeting')) readonly startsOn!: string;
  @Field(timeOfDay) readonly startsAt!: string;
  @Field(text('where it is')) readonly place!: string;
}

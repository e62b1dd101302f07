import type { LondonDate } from '../../../kernel/london.js';
import { Field } from '../../../platform/web/field.decorator.js';
import { date, text } from '../../../platform/web/fields.js';

export class ProlongingForm {
  @Field(date('the new last day')) readonly until!: LondonDate;
  @Field(text('the reason', 1000)) readonly reason!: string;
}

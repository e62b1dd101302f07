import type { LondonDate } from '../../kernel/london.js';
import { Field } from '../../platform/web/field.decorator.js';
import { date, oneOf, text } from '../../platform/web/fields.js';

export class DueDateForm {
  @Field(date('the day')) readonly dueOn!: LondonDate;
  @Field(text('the reason', 1000)) readonly reason!: string;
}

export class DueDateAnswerForm {
  @Field(oneOf('whether you agree', ['yes', 'no'])) readonly agreed!: 'yes' | 'no';
  @Field(text('the reason', 1000)) readonly reason!: string;
}

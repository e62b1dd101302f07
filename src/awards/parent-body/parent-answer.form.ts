import type { LondonDate } from '../../kernel/london.js';
import { Field } from '../../platform/web/field.decorator.js';
import { date, oneOf, text } from '../../platform/web/fields.js';
import type { ParentsWord } from '../decision/outcome.rules.js';

export class ParentAnswerForm {
  @Field(oneOf('what the parent body decided', ['agreed', 'refused']))
  readonly answer!: ParentsWord;
  @Field(date('the day it decided')) readonly answeredOn!: LondonDate;
  @Field(text('where it is written', 1000)) readonly evidence!: string;
}

import { Field } from '../../platform/web/field.decorator.js';
import { date, text } from '../../platform/web/fields.js';

export class ReversalForm {
  @Field(text('what was wrong', 1000)) readonly reason!: string;
  @Field(date('the date the correction counts from')) readonly effectiveOn!: string;
}

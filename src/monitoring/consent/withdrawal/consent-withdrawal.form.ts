import { Field } from '../../../platform/web/field.decorator.js';
import { text } from '../../../platform/web/fields.js';

export class ConsentWithdrawalForm {
  @Field(text('who asked for it, and how', 500)) readonly reason!: string;
}

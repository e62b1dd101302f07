import { Field } from '../../../platform/web/field.decorator.js';
import { text } from '../../../platform/web/fields.js';

export class EndingForm {
  @Field(text('the reason', 1000)) readonly reason!: string;
}

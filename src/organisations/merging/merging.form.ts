import { Field } from '../../platform/web/field.decorator.js';
import { text } from '../../platform/web/fields.js';

export class MergingForm {
  @Field(text('how you know that they are one', 2000)) readonly reason!: string;
}

import { Field } from '../../../platform/web/field.decorator.js';
import { text } from '../../../platform/web/fields.js';

export class DistinctionForm {
  @Field(text('how you know that they are two', 2000)) readonly reason!: string;
}

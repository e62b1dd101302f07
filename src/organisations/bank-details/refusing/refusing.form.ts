import { Field } from '../../../platform/web/field.decorator.js';
import { text } from '../../../platform/web/fields.js';

/** Why bank details are turned down: the organisation reads it. */
export class RefusingForm {
  @Field(text('why they can’t be confirmed', 500)) readonly reason!: string;
}

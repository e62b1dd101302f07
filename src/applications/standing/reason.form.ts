import { Field } from '../../platform/web/field.decorator.js';
import { text } from '../../platform/web/fields.js';

/** Why an application is moved: the other side reads it. */
export class ReasonForm {
  @Field(text('the reason', 1000)) readonly reason!: string;
}

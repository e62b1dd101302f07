import { Field } from '../platform/web/field.decorator.js';
import { text } from '../platform/web/fields.js';

/** Why something is stopped: kept on the record. */
export class ReasonForm {
  @Field(text('the reason', 500)) readonly reason!: string;
}

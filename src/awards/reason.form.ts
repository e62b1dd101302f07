import { Field } from '../platform/web/field.decorator.js';
import { text } from '../platform/web/fields.js';

/** Why something is done to an award: kept on the record, and read by its organisation. */
export class ReasonForm {
  @Field(text('the reason', 1000)) readonly reason!: string;
}

import { Field } from '../../platform/web/field.decorator.js';
import { text } from '../../platform/web/fields.js';

export class UndoingForm {
  @Field(text('why it was wrong', 500)) readonly reason!: string;
}

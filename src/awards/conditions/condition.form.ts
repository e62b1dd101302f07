import { Field } from '../../platform/web/field.decorator.js';
import { oneOf, text } from '../../platform/web/fields.js';

export class ConditionForm {
  /** Which of the two the page asked for: what happened meanwhile doesn't turn one into the other. */
  @Field(oneOf('what is to be done', ['met', 'taken-back'])) readonly act!: 'met' | 'taken-back';
  @Field(text('what shows it', 2000)) readonly words!: string;
}

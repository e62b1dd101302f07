import { Field } from '../../../platform/web/field.decorator.js';
import { optionalText, someIds } from '../../../platform/web/fields.js';

export class ChoiceForm {
  @Field(someIds()) readonly chosen!: readonly string[];
  /** `choiceKey` of what stood when the form was shown. */
  @Field(optionalText('what stood', 100_000)) readonly seen!: string;
}

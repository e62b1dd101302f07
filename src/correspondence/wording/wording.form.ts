import { Field } from '../../platform/web/field.decorator.js';
import { oneOf, text, wholeNumber } from '../../platform/web/fields.js';

export class WordingForm {
  @Field(text('the subject', 200)) readonly subject!: string;
  @Field(text('the text', 20_000)) readonly text!: string;
  /** The newest version when the page was opened. */
  @Field(wholeNumber('the version', 0, 1_000_000)) readonly after!: number;
}

export class HoldingForm {
  @Field(oneOf('whether they wait', ['hold', 'go'])) readonly holding!: 'hold' | 'go';
}

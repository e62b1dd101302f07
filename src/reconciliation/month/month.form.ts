import { Field, type Reader } from '../../platform/web/field.decorator.js';
import { idOf, text } from '../../platform/web/fields.js';

const isTicked: Reader<boolean> = (typed) => ({ value: typed === 'yes' });

export class PreparationForm {
  @Field(isTicked) readonly nothingLater!: boolean;
}

export class SigningForm {
  /** What was looked at: another preparation of the month is another id. */
  @Field(idOf('what was prepared')) readonly reconciliationId!: string;
}

export class EndingForm {
  @Field(idOf('what was prepared')) readonly reconciliationId!: string;
  @Field(text('why', 500)) readonly reason!: string;
}

import { Field } from '../../../platform/web/field.decorator.js';
import { wholeNumber } from '../../../platform/web/fields.js';

export class OrderForm {
  /** 1 for the first. Whether the agenda is as long as that, the rules say. */
  @Field(wholeNumber('the place', 1, 100_000)) readonly place!: number;
  @Field(wholeNumber('the version', 0, 999_999_999)) readonly seenVersion!: number;
}

import { Field, type Reader } from '../../../platform/web/field.decorator.js';
import { idOf, text } from '../../../platform/web/fields.js';

/** The id of a bid; null when it is about none. */
const optionalBid: Reader<string | null> = (typed, body, name) =>
  typed.trim() === '' ? { value: null } : idOf('the bid')(typed, body, name);

export class PaperForm {
  @Field(text('what the paper is')) readonly title!: string;
  @Field(optionalBid) readonly bid!: string | null;
}

import { Field } from '../platform/web/field.decorator.js';
import { text } from '../platform/web/fields.js';

/** Whoever puts their name to money proves again that it is them. */
export class OneTimeCodeForm {
  @Field(text('the code that your app shows', 20)) readonly code!: string;
}

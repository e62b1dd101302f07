import { Field } from '../../platform/web/field.decorator.js';
import { text, ticked } from '../../platform/web/fields.js';

export class RetryForm {
  @Field(text('why it will go better now', 500)) readonly reason!: string;
}

export class DropForm {
  @Field(text('why it is dropped', 500)) readonly reason!: string;
  @Field(ticked('Tick the box if what should have followed is not to follow'))
  readonly isSure!: true;
}

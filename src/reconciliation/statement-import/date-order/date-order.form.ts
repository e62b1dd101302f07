import { Field } from '../../../platform/web/field.decorator.js';
import { oneOf } from '../../../platform/web/fields.js';
import type { DateOrder } from '../reading/statement.rules.js';

export class DateOrderForm {
  @Field(oneOf('which comes first', ['dmy', 'mdy']))
  readonly order!: DateOrder;
}

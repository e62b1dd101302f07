import { Field } from '../../../platform/web/field.decorator.js';
import { wholeNumber } from '../../../platform/web/fields.js';

export class CoolingOffForm {
  @Field(wholeNumber('the number of working days', 1, 30)) readonly days!: number;
}

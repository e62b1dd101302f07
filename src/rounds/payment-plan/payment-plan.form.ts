import { Field } from '../../platform/web/field.decorator.js';
import { readPartFields } from './part-fields.js';
import type { TypedPart } from './typed-parts.rules.js';

export class PaymentPlanForm {
  @Field(readPartFields) readonly parts!: readonly TypedPart[];
  /** `planKey` of the plan that the form was shown with. */
  @Field((typed) => ({ value: typed })) readonly seen!: string;
}

import { Field } from '../../platform/web/field.decorator.js';
import { text } from '../../platform/web/fields.js';
import { readPartFields } from '../../rounds/payment-plan/part-fields.js';
import type { TypedPart } from '../../rounds/payment-plan/typed-parts.rules.js';

export class AwardPlanForm {
  @Field(readPartFields) readonly parts!: readonly TypedPart[];
  @Field(text('why it is paid like this', 1000)) readonly reason!: string;
  /** `planKey` of the plan that the form was shown with. */
  @Field((typed) => ({ value: typed })) readonly seen!: string;
}

import type { LondonDate } from '../../kernel/london.js';
import { Field } from '../../platform/web/field.decorator.js';
import { oneOf, optionalDate, optionalText } from '../../platform/web/fields.js';

/** What somebody decides about a change. */
export class VariationDecidingForm {
  @Field(oneOf('whether it is approved', ['approved', 'declined'] as const))
  readonly verdict!: 'approved' | 'declined';
  @Field(optionalText('the reason', 2000)) readonly reason!: string;
  @Field(optionalDate('the day of the meeting')) readonly metOn!: LondonDate | null;
}

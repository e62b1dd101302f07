import type { LondonDate } from '../../../kernel/london.js';
import { Field } from '../../../platform/web/field.decorator.js';
import { oneOf, optionalDate, optionalText, someIds } from '../../../platform/web/fields.js';
import { checkKinds, type CheckKind } from '../check-kinds.rules.js';

export class PassingForm {
  @Field(oneOf('the check', checkKinds)) readonly check!: CheckKind;
  @Field(someIds()) readonly applications!: readonly string[];
  @Field(optionalText('where you looked', 500)) readonly source!: string;
  @Field(optionalDate('the day on which you looked')) readonly sourceOn!: LondonDate | null;
  @Field(optionalDate('the day on which they expire')) readonly expiresOn!: LondonDate | null;
}

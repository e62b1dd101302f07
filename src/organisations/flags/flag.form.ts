import type { LondonDate } from '../../kernel/london.js';
import { Field } from '../../platform/web/field.decorator.js';
import { oneOf, optionalDate, text } from '../../platform/web/fields.js';
import { flagKinds, type FlagKind } from './flag.rules.js';

export class FlagForm {
  @Field(oneOf('what kind of flag it is', flagKinds)) readonly kind!: FlagKind;
  @Field(text('why', 1000)) readonly reason!: string;
  @Field(optionalDate('its last day')) readonly until!: LondonDate | null;
}

export class LiftingForm {
  @Field(text('why it is lifted', 1000)) readonly reason!: string;
}

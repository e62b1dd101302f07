import { Field } from '../../../platform/web/field.decorator.js';
import { oneOf, text } from '../../../platform/web/fields.js';
import { INTEREST_KINDS, type InterestKind } from '../interest-kind.js';

export class SettingForm {
  @Field(oneOf('what their interest is', INTEREST_KINDS)) readonly kind!: InterestKind;
  @Field(text('the reason', 1000)) readonly reason!: string;
}

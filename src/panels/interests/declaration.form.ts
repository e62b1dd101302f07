import { Field } from '../../platform/web/field.decorator.js';
import { oneOf, optionalText } from '../../platform/web/fields.js';
import { INTEREST_KINDS, type InterestKind } from './interest-kind.js';

export class DeclarationForm {
  @Field(oneOf('whether you have an interest', INTEREST_KINDS)) readonly kind!: InterestKind;
  @Field(optionalText('what the interest is', 1000)) readonly note!: string;
}

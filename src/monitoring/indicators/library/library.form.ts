import type { Adds } from '../../../forms/form.js';
import { Field } from '../../../platform/web/field.decorator.js';
import { idOf, oneOf, text } from '../../../platform/web/fields.js';
import { ADDS, UNITS, type Unit } from '../indicator.entity.js';

export class IndicatorForm {
  @Field(text('its name')) readonly name!: string;
  @Field(text('what is counted', 1000)) readonly whatCounts!: string;
  @Field(oneOf('what it is counted in', UNITS)) readonly unit!: Unit;
  @Field(oneOf('how it adds up', ADDS)) readonly adds!: Adds;
  @Field((typed) => ({ value: typed === 'yes' })) readonly countsOnce!: boolean;
  @Field(idOf('this page again')) readonly formKey!: string;
}

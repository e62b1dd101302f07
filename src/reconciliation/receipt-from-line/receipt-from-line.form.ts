import { Field } from '../../platform/web/field.decorator.js';
import { idOf, oneOf, text } from '../../platform/web/fields.js';
import { shares } from './shares.form.js';
import type { Share } from './shares.rules.js';

const FROM_A_LINE = ['receipt', 'interest'] as const;
export type FromALine = (typeof FROM_A_LINE)[number];

export class ReceiptFromLineForm {
  @Field(oneOf('what it is', FROM_A_LINE)) readonly kind!: FromALine;
  @Field(shares) readonly shares!: readonly Share[];
  @Field(text('the reference')) readonly reference!: string;
  @Field(idOf('this page again')) readonly formKey!: string;
}

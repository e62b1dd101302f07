import type { LondonDate } from '../../kernel/london.js';
import { Field, textOf, type Reader } from '../../platform/web/field.decorator.js';
import { date, oneOf, optionalText, text } from '../../platform/web/fields.js';
import { documentKinds, type DocumentKind } from './document-kinds.rules.js';

const dateOrNone: Reader<LondonDate | null> = (typed, body, name) =>
  ['day', 'month', 'year'].every((part) => textOf(body[`${name}-${part}`]).trim() === '')
    ? { value: null }
    : date('the day it runs out')(typed, body, name);

/** A newer version: what it is has been said. */
export class ReplacementForm {
  @Field(date('the date of the document')) readonly datedOn!: LondonDate;
  @Field(dateOrNone) readonly expiresOn!: LondonDate | null;
}

export class DocumentForm extends ReplacementForm {
  @Field(oneOf('what it is', documentKinds)) readonly kind!: DocumentKind;
  @Field(optionalText('what the document is', 120)) readonly title!: string;
}

export class WithdrawalForm {
  @Field(text('why it is withdrawn', 500)) readonly reason!: string;
}

import type { LondonDate } from '../../kernel/london.js';
import { Field, type Reader } from '../../platform/web/field.decorator.js';
import { date, idOf, oneOf, text, ticked, wholeNumber } from '../../platform/web/fields.js';
import { REGISTERED_KINDS, type RegisteredKind } from './registered-kind.rules.js';

/** What stands for none of the organisations that are known. */
const ANOTHER_BODY = 'none';

/** An organisation's id, null for another body, undefined when it was not asked. */
export const organisationChosen: Reader<string | null | undefined> = (typed, ...rest) => {
  if (typed === '') return { value: undefined };
  return typed === ANOTHER_BODY
    ? { value: null }
    : idOf('which organisation it is')(typed, ...rest);
};

export class InterestForm {
  @Field(oneOf('what kind of interest it is', REGISTERED_KINDS)) readonly kind!: RegisteredKind;
  @Field(text('the name of the body')) readonly body!: string;
  @Field(organisationChosen) readonly organisation!: string | null | undefined;
  @Field(text('what you are or have there', 500)) readonly what!: string;
  @Field(date('the day since when it is so')) readonly since!: LondonDate;
  @Field(idOf('this page again')) readonly formKey!: string;
}

export class InterestEndingForm {
  @Field(date('the last day')) readonly endedOn!: LondonDate;
}

export class ConfirmationForm {
  @Field(ticked('Tick the box to say that your register is complete')) readonly complete!: true;
  @Field(wholeNumber('this page again', 0, 100_000)) readonly version!: number;
}

import type { LondonDate } from '../../kernel/london.js';
import { readEmailAddress } from '../../people/email.rules.js';
import { Field, textOf, type Reader, type Reading } from '../../platform/web/field.decorator.js';
import { date, optionalText, text, wholeNumber } from '../../platform/web/fields.js';

export class WordsForm {
  @Field(optionalText('the programme', 100)) readonly programme!: string;
  @Field(text('what is funded', 4000)) readonly summary!: string;
  @Field(optionalText('what is not funded', 4000)) readonly notFunded!: string;
  @Field(optionalText('who can apply', 4000)) readonly whoCanApply!: string;
  @Field(dateOrNone('the day by which groups hear')) readonly hearBy!: LondonDate | null;
  @Field(emailOrNone) readonly helpEmail!: string;
  @Field(optionalText('the telephone number', 50)) readonly helpPhone!: string;
  @Field(optionalText('other formats', 2000)) readonly otherFormats!: string;
  /** The version of the words that the page showed; 0 for none. */
  @Field(wholeNumber('this page again', 0, 999_999)) readonly version!: number;
}

function dateOrNone(what: string): Reader<LondonDate | null> {
  return (typed, body, name) => {
    const isEmpty = ['day', 'month', 'year'].every(
      (part) => textOf(body[`${name}-${part}`]).trim() === '',
    );
    return isEmpty ? { value: null } : date(what)(typed, body, name);
  };
}

function emailOrNone(typed: string): Reading<string> {
  return typed.trim() === '' ? { value: '' } : readEmailAddress(typed);
}

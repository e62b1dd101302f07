import type { LondonDate } from '../../../kernel/london.js';
import { Field, textOf, type Reader } from '../../../platform/web/field.decorator.js';
import { date, optionalText, someIds, text } from '../../../platform/web/fields.js';

/** What somebody says who has checked bank details. `calledOn` is undefined when nobody was rung. */
export class CheckingForm {
  @Field(text('what you saw', 500)) readonly evidence!: string;
  @Field(someIds()) readonly lookedAt!: readonly string[];
  @Field(optionalText('who you spoke to', 200)) readonly spokeTo!: string;
  @Field(optionalText('where the number was known from', 200)) readonly numberKnownFrom!: string;
  @Field(optionalDate('the day you rang')) readonly calledOn!: LondonDate | undefined;
  @Field(optionalText('why it is their account', 500)) readonly despiteNoMatch!: string;
}

function optionalDate(what: string): Reader<LondonDate | undefined> {
  const read = date(what);
  return (typed, body, name) => {
    const isEmpty = ['day', 'month', 'year'].every(
      (part) => textOf(body[`${name}-${part}`]).trim() === '',
    );
    return isEmpty ? { value: undefined } : read(typed, body, name);
  };
}

import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { outcomes, type Outcome } from '../../organisations/checks/check.rules.js';
import { Field, type Reader } from '../../platform/web/field.decorator.js';
import {
  idOf,
  oneOf,
  optionalDate,
  optionalText,
  pounds,
  wholeNumber,
} from '../../platform/web/fields.js';

/** What is recorded of a check, whichever it is; what it does not ask is empty. */
export class CheckForm {
  @Field(oneOf('what you found', outcomes)) readonly outcome!: Outcome;
  @Field(optionalText('what you found', 2000)) readonly note!: string;
  @Field(optionalText('where you looked', 500)) readonly source!: string;
  @Field(optionalDate('the day on which you looked')) readonly sourceOn!: LondonDate | null;
  @Field(optional(idOf('the answer of a register'))) readonly lookUpId!: string | null;
  @Field(optional(pounds('a year’s income', 0n))) readonly income!: Pence | null;
  @Field(optionalDate('the day on which it expires')) readonly expiresOn!: LondonDate | null;
  /** The latest check on the page, so that two who look at once are told of each other. */
  @Field(wholeNumber('this page again', 0, 1_000_000)) readonly seen!: number;
}

/** Null when nothing was typed or chosen. */
function optional<Value>(read: Reader<Value>): Reader<Value | null> {
  return (typed, body, name) => (typed.trim() === '' ? { value: null } : read(typed, body, name));
}

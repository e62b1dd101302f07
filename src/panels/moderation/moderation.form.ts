import { Field, type Reading } from '../../platform/web/field.decorator.js';
import { text, wholeNumber } from '../../platform/web/fields.js';

export class ModerationForm {
  /** In hundredths of a point. */
  @Field(readPoints) readonly score!: number;
  @Field(text('why the score is moderated', 2000)) readonly reason!: string;
  /** How often the bid was moderated when the form was shown. */
  @Field(wholeNumber('this page again', 0, 100_000)) readonly seenVersion!: number;
}

/** `3`, `3.5` or `3.25`, from 0 to 5 → hundredths. */
export function readPoints(typed: string): Reading<number> {
  const [, whole, part = ''] = /^(\d)(?:\.(\d{1,2}))?$/.exec(typed.trim()) ?? [];
  const hundredths = whole === undefined ? NaN : Number(whole) * 100 + Number(part.padEnd(2, '0'));
  return hundredths <= 500
    ? { value: hundredths }
    : { problem: 'Enter a score from 0 to 5, with two decimals at most, like 3.25' };
}

import { Field, textOf, type Reader } from '../../../platform/web/field.decorator.js';
import { oneOf, wholeNumber } from '../../../platform/web/fields.js';
import { ENCODINGS, type Encoding } from '../reading/file-text.js';
import type { DateOrder } from '../reading/statement.rules.js';

const AMOUNTS = ['signed', 'turned', 'directed', 'out-and-in'] as const;
type Amounts = (typeof AMOUNTS)[number];

/** A column, by its place from 0. Needed for these ways to state amounts only; null for the others. */
function column(what: string, ...neededFor: readonly Amounts[]): Reader<number | null> {
  return (typed, body) => {
    const amounts = textOf(body['amounts']);
    if (neededFor.length > 0 && !neededFor.some((each) => each === amounts)) return { value: null };
    const value = placeOf(typed);
    return value === undefined ? { problem: `Choose the column with ${what}` } : { value };
  };
}

const optionalColumn: Reader<number | null> = (typed) => ({ value: placeOf(typed) ?? null });

const columns: Reader<readonly number[]> = (_, body, name) => {
  const places = [body[name]].flat().flatMap((each) => placeOf(textOf(each)) ?? []);
  return places.length === 0
    ? { problem: 'Choose at least one column with the bank’s words' }
    : { value: places };
};

function placeOf(typed: string): number | undefined {
  return /^\d{1,3}$/.test(typed) ? Number(typed) : undefined;
}

/** Which column of a bank's CSV file is what. */
export class LayoutForm {
  @Field(wholeNumber('the number of rows above the first line', 0, 100))
  readonly 'rows-above'!: number;

  @Field((typed) => ({ value: ENCODINGS.find((each) => each === typed) ?? null }))
  readonly encoding!: Encoding | null;

  @Field(column('the date'))
  readonly date!: number;

  @Field(oneOf('whether day or month comes first', ['dmy', 'mdy']))
  readonly 'date-order'!: DateOrder;

  @Field(oneOf('how the file says which way the money went', AMOUNTS))
  readonly amounts!: Amounts;

  @Field(column('the amount', 'signed', 'turned', 'directed'))
  readonly amount!: number | null;

  @Field(column('the word that says which way the money went', 'directed'))
  readonly direction!: number | null;

  @Field(column('what was paid out', 'out-and-in'))
  readonly 'paid-out'!: number | null;

  @Field(column('what was paid in', 'out-and-in'))
  readonly 'paid-in'!: number | null;

  @Field(columns)
  readonly descriptions!: readonly number[];

  @Field(optionalColumn)
  readonly type!: number | null;

  @Field(optionalColumn)
  readonly balance!: number | null;
}

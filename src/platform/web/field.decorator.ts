import { applyDecorators } from '@nestjs/common';
import { Expose, Transform } from 'class-transformer';
import { ValidateBy, type ValidationArguments } from 'class-validator';

/** What was typed came to a value, or to a sentence to show beside the field. */
export type Reading<Value> = { readonly value: Value } | { readonly problem: string };

/** Reads one field. `body` is the whole form, for fields made of several inputs, such as a date. */
export type Reader<Value> = (
  typed: string,
  body: Readonly<Record<string, unknown>>,
  name: string,
) => Reading<Value>;

class Unreadable {
  constructor(readonly problem: string) {}
}

/** A form field: read first, then refused by class-validator with the reader's own sentence. */
export function Field(read: Reader<unknown>): PropertyDecorator {
  return applyDecorators(
    Expose(),
    Transform(({ obj, key }: { obj: unknown; key: string }) => {
      const body = obj as Readonly<Record<string, unknown>>;
      const reading = read(textOf(body[key]), body, key);
      return 'problem' in reading ? new Unreadable(reading.problem) : reading.value;
    }),
    ValidateBy({
      name: 'readable',
      validator: {
        validate: (value: unknown) => !(value instanceof Unreadable),
        defaultMessage: (args?: ValidationArguments) =>
          args?.value instanceof Unreadable ? args.value.problem : 'Check this answer',
      },
    }),
  );
}

/** A repeated or missing field is read as text all the same: whoever sends it gets a sentence, not a crash. */
export function textOf(sent: unknown): string {
  if (Array.isArray(sent)) return textOf(sent[0]);
  return typeof sent === 'string' ? sent : '';
}

import { z } from 'zod';
import type { Condition, Form, Question, Rule, Section } from '../form.js';
import { flawsOf } from './definition.rules.js';

const text = z.string();
const whole = z.number();
const choices = z.array(z.strictObject({ value: text, text }));

const condition = z.discriminatedUnion('is', [
  z.strictObject({ question: text, is: z.literal('answered') }),
  z.strictObject({ question: text, is: z.literal('one-of'), values: z.array(text) }),
  z.strictObject({ question: text, is: z.enum(['at-least', 'at-most']), value: text }),
]) satisfies z.ZodType<Condition>;

const shownIf = z.array(condition).exactOptional();

const asked = {
  name: text,
  label: text,
  noun: text,
  hint: text.exactOptional(),
  guidance: text.exactOptional(),
  isRequired: z.boolean(),
  isIdentifying: z.boolean().exactOptional(),
  shownIf,
};

const of = <Kind extends string, Limits extends z.core.$ZodLooseShape>(
  kind: Kind,
  limits: Limits,
) => z.strictObject({ ...asked, kind: z.literal(kind), ...limits });

const question = z.discriminatedUnion('kind', [
  of('short-text', {}),
  of('long-text', { mostWords: whole }),
  of('number', { least: whole, most: whole }),
  of('money', { leastPence: text.exactOptional(), mostPence: text.exactOptional() }),
  of('date', { earliest: text.exactOptional(), latest: text.exactOptional() }),
  of('yes-no', {}),
  of('one-of', { choices }),
  of('several-of', { choices, least: whole.exactOptional(), most: whole.exactOptional() }),
  of('email', {}),
  of('phone', {}),
  of('address', {}),
  of('files', { most: whole, purpose: text }),
  of('budget', { costKinds: choices }),
  of('outcomes', { domains: choices, most: whole }),
  of('area', { places: choices, asksPostcodes: z.boolean() }),
  of('spending', {
    ...{ tolerancePercent: whole, tolerancePence: text },
    explainsLess: z.boolean().exactOptional(),
    lines: z
      .array(z.strictObject({ value: text, text, budget: text, before: text }))
      .exactOptional(),
  }),
  of('people', { before: whole.exactOptional() }),
  of('progress', {
    targets: z
      .array(
        z.strictObject({
          ...{ value: text, domain: text, indicator: text, before: whole },
          target: whole.exactOptional(),
          adds: z.enum(['sum', 'last', 'highest']).exactOptional(),
        }),
      )
      .exactOptional(),
  }),
]) satisfies z.ZodType<Question>;

const sum = z.strictObject({
  question: text,
  total: z.enum(['cost', 'asked', 'match']).exactOptional(),
});

const rule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('at-most'), sum, of: sum, message: text }),
  z.strictObject({ kind: z.literal('equal'), sum, to: sum, message: text }),
  z.strictObject({
    kind: z.literal('share-at-most'),
    ...{ sum, of: sum, percent: whole, message: text },
  }),
  z.strictObject({ kind: z.literal('not-before'), date: text, earliest: text, message: text }),
]) satisfies z.ZodType<Rule>;

const section = z.strictObject({
  title: text,
  guidance: text.exactOptional(),
  shownIf,
  questions: z.array(question),
}) satisfies z.ZodType<Section>;

const form: z.ZodType<Form> = z.strictObject({
  sections: z.array(section),
  rules: z.array(rule),
});

/** A form, or every sentence that says why this is not one. */
export type ReadForm = { readonly form: Form } | { readonly problems: readonly string[] };

/** Reads what was imported, or stored by somebody else: nothing more than a form, and one without flaws. */
export function readForm(json: unknown): ReadForm {
  const read = form.safeParse(json);
  if (!read.success) {
    return {
      problems: read.error.issues.map(({ path, message }) =>
        path.length === 0 ? message : `${path.join('.')}: ${message}`,
      ),
    };
  }
  const flaws = flawsOf(read.data);
  return flaws.length > 0 ? { problems: flaws.map(({ message }) => message) } : { form: read.data };
}

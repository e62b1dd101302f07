import { textOf } from '../../platform/web/field.decorator.js';
import type { Question } from '../form.js';
import { hasSeveralLines } from '../inputs.rules.js';

/** A form as it was sent, by name of input. */
export type Body = Readonly<Record<string, unknown>>;

/** What was typed into an input of several lines: what no database keeps is left out. */
export function typedAt(body: Body, input: string): string {
  return clean(textOf(body[input]));
}

/**
 * What was typed into an input of one line. No browser sends a line break from one, but whoever does
 * is read as if each were a space: shown again in such an input, a break would be dropped, or
 * indented with the page.
 */
export function lineAt(body: Body, input: string): string {
  return typedAt(body, input).replaceAll(/[\n\u2028\u2029]/g, ' ');
}

/** Every value of one input: boxes that are ticked send their name several times. */
export function tickedAt(body: Body, input: string): readonly string[] {
  return [body[input] ?? []].flat().filter((sent): sent is string => typeof sent === 'string');
}

/**
 * The inputs of a question and what was typed into each; undefined when the question was not on the
 * page. Boxes of which none is ticked send nothing, so their question says by `asked` that it was there.
 */
export function sentOf(
  question: Question,
  body: Body,
): readonly (readonly [string, string])[] | undefined {
  const { name } = question;
  const own = Object.keys(body).filter((input) => isInputOf(name, input));
  if (own.length === 0 && !tickedAt(body, 'asked').includes(name)) return undefined;
  return own.map((input) => [
    input,
    // A textarea drops a break at its beginning when it is shown again.
    hasSeveralLines(question, input)
      ? typedAt(body, input).replace(/^\n+/, '')
      : lineAt(body, input),
  ]);
}

function isInputOf(name: string, input: string): boolean {
  if (input === name || input.startsWith(`${name}.`)) return true;
  return ['day', 'month', 'year'].some((part) => input === `${name}-${part}`);
}

/** Without half a character and NUL, of which PostgreSQL takes neither; lines end one way. */
function clean(text: string): string {
  return text.replaceAll(/[\0\p{Surrogate}]/gu, '').replaceAll(/\r\n?/g, '\n');
}

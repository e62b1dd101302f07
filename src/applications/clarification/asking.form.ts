import type { LondonDate } from '../../kernel/london.js';
import { Field, textOf, type Reading } from '../../platform/web/field.decorator.js';
import { date } from '../../platform/web/fields.js';

const LONGEST = 2000;

/** What is asked beside each question of the form, by its place in it from 1; and by when. */
export class AskingForm {
  @Field(readAsks) readonly asks!: ReadonlyMap<number, string>;
  @Field(date('the day by which they answer')) readonly dueOn!: LondonDate;
}

function readAsks(
  _typed: string,
  body: Readonly<Record<string, unknown>>,
): Reading<ReadonlyMap<number, string>> {
  const asks = new Map<number, string>();
  for (const [name, sent] of Object.entries(body)) {
    const [, place] = /^ask-(\d{1,3})$/.exec(name) ?? [];
    const ask = cleaned(sent);
    if (place === undefined || ask === '') continue;
    if (ask.length > LONGEST) {
      return {
        problem: `What you ask must be ${LONGEST.toLocaleString('en-GB')} characters or fewer`,
      };
    }
    asks.set(Number(place), ask);
  }
  return { value: asks };
}

/** What was typed, as it is kept: line ends as ours, nothing around it. */
export function cleaned(sent: unknown): string {
  return textOf(sent).replaceAll('\r\n', '\n').replaceAll('\0', '').trim();
}

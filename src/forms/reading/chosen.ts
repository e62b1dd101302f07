import type { Choice } from '../form.js';

/** The values ticked, each once, in the order of the form; undefined when one is not offered. */
export function chosenOf(
  choices: readonly Choice[],
  ticked: readonly string[],
): readonly string[] | undefined {
  const values = choices.map(({ value }) => value);
  const isOffered = ticked.every((value) => value === '' || values.includes(value));
  return isOffered ? values.filter((value) => ticked.includes(value)) : undefined;
}

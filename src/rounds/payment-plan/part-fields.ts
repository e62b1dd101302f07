import { textOf, type Reading } from '../../platform/web/field.decorator.js';
import { MOST_PARTS } from './payment-plan.rules.js';
import type { TypedPart } from './typed-parts.rules.js';

/** What a payment can wait for, as a form offers it. */
export const WAITS = [
  { value: 'date', text: 'So many months after the offer is accepted' },
  { value: 'conditions', text: 'When the conditions before it are met' },
  { value: 'return', text: 'When a return is accepted' },
  { value: 'final', text: 'Kept back until the final return is accepted' },
] as const;

/** `part-1-much`, `part-1-when`, `part-1-number` and so on: rows that are not there are empty. */
export function readPartFields(
  _typed: string,
  body: Readonly<Record<string, unknown>>,
): Reading<readonly TypedPart[]> {
  const typed = (row: number, field: string): string =>
    textOf(body[`part-${row}-${field}`]).replaceAll('\0', '').trim();
  return {
    value: Array.from({ length: MOST_PARTS }, (_, index) => ({
      much: typed(index + 1, 'much'),
      when: typed(index + 1, 'when'),
      number: typed(index + 1, 'number'),
    })),
  };
}

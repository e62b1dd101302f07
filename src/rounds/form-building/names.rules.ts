import { MOST } from '../../forms/definition/flaw.rules.js';
import { flawsOfName } from '../../forms/definition/name-flaws.rules.js';
import type { Choice } from '../../forms/form.js';

/** As much of a label as a name needs: room is left for what tells it from others. */
const LONGEST_STEM = MOST.name - 10;

/**
 * A question's name, made from its label once: later labels don't change it, because answers are kept
 * by it. Never one of `taken`, which are all the names the form has ever had.
 */
export function nameFor(label: string, taken: ReadonlySet<string>): string {
  const words = stemOf(label);
  const stem = /^[a-z]/.test(words) ? words : `question-${words}`.replace(/-$/, '');
  for (let nth = 0; ; nth++) {
    const name = nth === 0 ? stem : `${stem}-${lettersOf(nth)}`;
    if (flawsOfName({}, name, taken.has(name)).length === 0) return name;
  }
}

/**
 * Choices as typed, one a line, each line once. A line that was there keeps the value it had, so that
 * answers go on meaning what they meant.
 */
export function choicesFrom(lines: string, earlier: readonly Choice[]): readonly Choice[] {
  const texts = [...new Set(lines.split('\n').map((line) => line.trim()))].filter(Boolean);
  const kept = new Map(earlier.map(({ text, value }) => [text, value]));
  const taken = new Set(earlier.map(({ value }) => value));
  return texts.map((text) => {
    const value = kept.get(text) ?? valueFor(text, taken);
    taken.add(value);
    return { value, text };
  });
}

function valueFor(text: string, taken: ReadonlySet<string>): string {
  const stem = stemOf(text) || 'choice';
  for (let nth = 1; ; nth++) {
    const value = nth === 1 ? stem : `${stem}-${nth}`;
    if (!taken.has(value)) return value;
  }
}

function stemOf(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_STEM)
    .replaceAll(/^-+|-+$/g, '');
}

/** 1 → b, 2 → c, … 26 → ba: a number would be taken for a part of the question. */
function lettersOf(nth: number): string {
  const letter = String.fromCharCode('a'.charCodeAt(0) + (nth % 26));
  return nth < 26 ? letter : lettersOf(Math.floor(nth / 26)) + letter;
}

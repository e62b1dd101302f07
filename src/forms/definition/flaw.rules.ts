import type { Refusal } from '../../kernel/refusal.js';

/** Why a form is not accepted, and where: `field` is the part of the place that is wrong. */
export interface Flaw extends Refusal {
  readonly field: string;
  /** From 1, in the order of the form. */
  readonly section?: number;
  /** The name of the question. */
  readonly question?: string;
  /** From 1, in the order of the form. */
  readonly rule?: number;
}

/** Where a flaw was found, to be spread into it. */
export type Place = Pick<Flaw, 'section' | 'question' | 'rule'>;

/** How large a form may be: enough for the longest anybody should have to fill. */
export const MOST = {
  sections: 20,
  questions: 100,
  choices: 60,
  conditions: 5,
  rules: 20,
  words: 3000,
  files: 20,
  outcomes: 20,
  number: 999_999_999,
  /** Characters. */
  name: 60,
  line: 300,
  guidance: 4000,
} as const;

/** What a text lacks or has too much of. `what` begins the sentence: `The label`. */
export function flawsOfText(
  place: Place,
  field: string,
  what: string,
  text: string | undefined,
  { most = MOST.line, isNeeded = true }: { most?: number; isNeeded?: boolean } = {},
): readonly Flaw[] {
  const flaw = (code: string, message: string): readonly Flaw[] => [
    { ...place, field, code, message },
  ];
  if (text === undefined) return [];
  if (isNeeded && text.trim() === '') return flaw('text-missing', `${what} must not be empty`);
  if (text.length > most) {
    return flaw(
      'text-too-long',
      `${what} must be ${most.toLocaleString('en-GB')} characters or fewer`,
    );
  }
  // Half a character: no database keeps it.
  if (/[\0\p{Surrogate}]/u.test(text)) {
    return flaw('text-unkeepable', `${what} has a character that can’t be kept`);
  }
  return [];
}

import type { Refusal } from '../../../kernel/refusal.js';
import { namesIn, type Placeholder } from './letter-parts.rules.js';

/** Stands for the subject that the house came with. */
export const USUAL_SUBJECT = 'Usual subject';

/** What people write: each placeholder by its name in brackets. */
export interface Wording {
  readonly subject: string;
  readonly text: string;
}

/** Every reason why letters can't be written from this. */
export function refusalsToWord(
  { subject, text }: Wording,
  placeholders: readonly Placeholder[],
): readonly Refusal[] {
  const known = placeholders.map(({ name }) => name);
  const inText = namesIn(text);
  return [
    ...unknownIn('subject', namesIn(subject), [USUAL_SUBJECT, ...known]),
    ...unknownIn('text', inText, known),
    ...placeholders
      .filter(({ name, isRequired }) => isRequired && !inText.includes(name))
      .map(({ name }): Refusal => ({
        code: 'placeholder-missing',
        field: 'text',
        message: `The letter is of no use without [${name}]: put it back where it belongs`,
      })),
  ];
}

function unknownIn(
  field: 'subject' | 'text',
  used: readonly string[],
  known: readonly string[],
): readonly Refusal[] {
  return used
    .filter((name) => !known.includes(name))
    .map((name) => ({
      code: 'placeholder-unknown',
      field,
      message: `[${name}] stands for nothing in this letter: choose one from the list, or write it without brackets`,
    }));
}

/** A header is one line, whatever a name or a title holds. */
export function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the characters that end a header's line, or hide in one
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\s]+/g, ' ').trim();
}

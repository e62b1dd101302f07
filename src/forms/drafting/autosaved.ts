import { formatTimeOfDay } from '../../kernel/london.js';
import { Refused } from '../../kernel/refusal.js';
import { openedAsText } from './opened.js';
import type { SavedSection } from './saving.js';

/** What the script of a section's page is answered: saved, or every sentence that says why not. */
export type Autosaved =
  | { readonly words: string; readonly opened: string; readonly changed: boolean }
  | { readonly refused: readonly string[] };

/** The script shows why something was refused; a page of HTML would tell it nothing. */
export function autosaved(saving: Promise<SavedSection>): Promise<Autosaved> {
  return saving.then(saved, refused);
}

function saved({ savedAt, opened, rivals, taken, unkept }: SavedSection): Autosaved {
  const sentences = [`Saved at ${formatTimeOfDay(savedAt)}`];
  if (rivals.length > 0) {
    sentences.push('Something here was changed elsewhere meanwhile: both are kept. Save to choose');
  }
  return {
    words: [...sentences, ...unkept.map(({ message }) => `Not saved: ${message}`)].join('. '),
    opened: openedAsText(opened),
    changed: rivals.length + taken.length > 0,
  };
}

function refused(problem: unknown): Autosaved {
  if (!(problem instanceof Refused)) throw problem;
  return { refused: problem.refusals.map(({ message }) => message) };
}

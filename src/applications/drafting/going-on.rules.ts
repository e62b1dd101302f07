import { sectionStateOf, type Terms } from '../answers.rules.js';
import type { Answers } from '../../forms/answers.js';
import type { Refusal } from '../../kernel/refusal.js';

export interface JustSaved {
  readonly draft: { readonly id: string; readonly answers: Answers; readonly round: Terms };
  /** The section that was saved, from 1. */
  readonly number: number;
  readonly saved: {
    readonly taken: readonly string[];
    readonly rivals: readonly string[];
    readonly unreadable: readonly Refusal[];
  };
  /** The question to which a line is to be added. */
  readonly addedLine: string | undefined;
  /** To the next section; else back to the list. */
  readonly goesOn: boolean;
}

/**
 * Where to look after saving, and what to say. Somebody who typed what can't be read, or what somebody
 * else changed as well, sees the section once more; pressing the button again leads on.
 */
export function afterSaving({ draft, number, saved, addedLine, goesOn }: JustSaved): {
  readonly path: string;
  readonly message: string;
} {
  const list = `/applications/${draft.id}`;
  const here = `${list}/sections/${number}`;
  if (addedLine !== undefined) return { path: `${here}#${addedLine}`, message: 'Saved' };
  if (saved.rivals.length > 0) {
    const message = 'Saved. Something here was changed elsewhere meanwhile: choose what stays';
    return { path: here, message };
  }
  if (saved.unreadable.length > 0 && saved.taken.length > 0) {
    return { path: here, message: 'Saved as you typed it. Not all of it can be read yet' };
  }
  if (!goesOn) return { path: list, message: 'Saved' };
  const next = nextSection(draft.round, number, draft.answers);
  return {
    path: next === undefined ? `${list}/submission` : `${list}/sections/${next}`,
    message: 'Saved',
  };
}

/** The next section of which anything is asked, from 1; undefined after the last. */
export function nextSection(terms: Terms, number: number, answers: Answers): number | undefined {
  const { sections } = terms.form;
  for (let next = number + 1; next <= sections.length; next++) {
    if (sectionStateOf(terms, next, answers) !== undefined) return next;
  }
  return undefined;
}

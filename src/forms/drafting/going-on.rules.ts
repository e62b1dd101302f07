import type { Refusal } from '../../kernel/refusal.js';
import type { Answers } from '../answers.js';
import type { Form } from '../form.js';
import { sectionAfter } from './section-state.rules.js';

export interface JustSaved {
  /** Where the list of the draft's sections is: `/applications/<id>`. */
  readonly list: string;
  readonly form: Form;
  readonly answers: Answers;
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
export function afterSaving(just: JustSaved): {
  readonly path: string;
  readonly message: string;
} {
  const { list, form, answers, number, saved, addedLine, goesOn } = just;
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
  const next = sectionAfter(form, number, answers);
  return {
    path: next === undefined ? `${list}/submission` : `${list}/sections/${next}`,
    message: 'Saved',
  };
}

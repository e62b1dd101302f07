import { mergedOf, type Merged } from '../../../forms/drafting/merging.rules.js';

/** What was typed, by name of input. */
export type Typed = Readonly<Record<string, string>>;

/** A text that two windows disagree about, as one of them has it. */
export interface OtherText {
  readonly field: string;
  readonly text: string;
  /** The page it was typed in. */
  readonly page: string;
}

/** What is kept of a sheet that is being filled in. */
export interface KeptDraft {
  readonly typed: Typed;
  /** Which page last wrote each input. */
  readonly writers: Typed;
  readonly others: readonly OtherText[];
}

/** A form as one window sends it. */
export interface WindowForm {
  readonly page: string;
  readonly typed: Typed;
  /** Whether the form was opened with this text in this input. */
  wasOpenedWith(field: string, text: string): boolean;
}

export interface MergedDraft extends KeptDraft {
  /** Inputs that this window alone has changed. */
  readonly taken: readonly string[];
  /** Inputs that were changed both here and in another window, each otherwise. */
  readonly rivals: readonly string[];
  /** Inputs that only another window changed: this one still shows what was there before. */
  readonly left: readonly string[];
}

/**
 * Several windows with one sheet: what only one of them changed is kept, and where two changed the same input, both
 * texts are. Nothing of such an input is dropped until somebody who was shown both presses a button.
 */
export function mergedDraft(kept: KeptDraft, form: WindowForm): MergedDraft {
  const typed: Record<string, string> = { ...kept.typed };
  const writers: Record<string, string> = { ...kept.writers };
  let others = [...kept.others];
  const came: Record<Merged, string[]> = { agreed: [], taken: [], left: [], rival: [] };
  for (const [field, text] of Object.entries(form.typed)) {
    const stored = kept.typed[field] ?? '';
    const became = mergedOf({
      opened: [stored, text].find((one) => form.wasOpenedWith(field, one)) ?? NEITHER,
      stored,
      sent: text,
      isOfOwnPage: kept.writers[field] === form.page,
    });
    came[became].push(field);
    if (became === 'left') continue;
    others = others.filter((other) => other.field !== field || other.page !== form.page);
    if (became === 'rival') others.push({ field, text, page: form.page });
    if (became === 'taken') {
      const writer = kept.writers[field];
      const isDisputed = kept.others.some((other) => other.field === field);
      if (isDisputed && writer !== undefined && writer !== form.page) {
        others.push({ field, text: stored, page: writer });
      }
      typed[field] = text;
      writers[field] = form.page;
    }
  }
  return {
    typed,
    writers,
    others: others.filter(({ field, text }) => text !== (typed[field] ?? '')),
    taken: came.taken,
    rivals: came.rival,
    left: came.left,
  };
}

/** No input sends it. */
const NEITHER = '\0';

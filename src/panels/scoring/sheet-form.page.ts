import { randomUUID } from 'node:crypto';
import { seeOther, type SeeOther } from '../../platform/web/page.js';
import type { CriterionOfRound } from '../../rounds/rounds.queries.js';
import { inputsOf } from './score-sheet.form.js';
import { openedWith, seenWith, type WindowSheet } from './drafting/sheet-draft.form.js';
import type { Typed } from './drafting/merging-windows.rules.js';
import type { SheetDraft } from './drafting/sheet-draft.entity.js';

/** A sheet to fill in, as its form shows it. */
export interface SheetForm {
  readonly base: number;
  /** By name of input. */
  readonly typed: Typed;
  /** By name of input, every text there is of it: what is shown, and what other windows have. */
  readonly texts: Readonly<Record<string, readonly string[]>>;
  /** Undefined when nothing has been typed yet. */
  readonly savedAt: Date | undefined;
  /** Hidden fields: what the form was opened with, which texts it shows, and which page it is. */
  readonly opened: string;
  readonly seen: string;
  readonly page: string;
}

/**
 * @param base how many versions have been sent.
 * @param before the last of them as it would be typed again.
 */
export function sheetFormOf(
  criteria: readonly CriterionOfRound[],
  draft: SheetDraft | undefined,
  base: number,
  before: Typed = {},
): SheetForm {
  const typed = draft?.typed ?? before;
  const others = draft?.others ?? [];
  const texts = Object.fromEntries(
    inputsOf(criteria).map((field): [string, readonly string[]] => [
      field,
      [...new Set([typed[field] ?? '', ...textsOf(field, others)])],
    ]),
  );
  return {
    ...{ base, typed, texts },
    savedAt: draft?.savedAt,
    opened: openedWith(typed),
    seen: seenWith(
      Object.entries(texts).flatMap(([field, all]) => all.map((text) => ({ field, text }))),
    ),
    page: randomUUID(),
  };
}

function textsOf(field: string, others: SheetDraft['others']): readonly string[] {
  return others.flatMap((other) => (other.field === field ? [other.text] : []));
}

/** Where to go when a sheet was kept for later: where two windows disagree, back to it, to compare. */
export function afterKeeping({
  path,
  list,
  window,
  disputed,
}: {
  readonly path: string;
  readonly list: string;
  readonly window: WindowSheet;
  readonly disputed: readonly string[];
}): SeeOther {
  return disputed.length > 0
    ? seeOther(
        `${path}?saved=${window.page}`,
        'Saved, and nothing is sent. In another window you typed something else: compare the two below.',
      )
    : seeOther(`${list}&saved=${window.page}`, 'Your sheet is saved. Nothing is sent yet.');
}

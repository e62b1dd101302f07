import type { Refusal } from '../../kernel/refusal.js';

/** What is known of a match under its lock. */
export interface UndoFacts {
  readonly isUndone: boolean;
  /** The month that was signed with this match in it: `November 2026`. */
  readonly signedMonth: string | undefined;
}

/** Every reason a match can't be undone. What the money says against it, the ledger says. */
export function refusalsToUndo({ isUndone, signedMonth }: UndoFacts): readonly Refusal[] {
  if (isUndone) return [{ code: 'undone-before', message: 'This match was undone before' }];
  if (signedMonth === undefined) return [];
  return [
    {
      code: 'month-signed',
      message: `${signedMonth} is signed with this match in it: reopen the month first`,
    },
  ];
}

import { isMovementKind, movementKinds } from '../../ledger/movement-kinds.rules.js';
import { addDays, isLondonDate, type LondonDate } from '../../kernel/london.js';
import { sumPence, type Pence } from '../../kernel/pence.js';
import type { MovementFilter, PostedMovement } from '../../ledger/entries.queries.js';

/** What may stand in the address of the entries page: any of them, each optional. */
export interface EntriesAsked {
  readonly kind?: string;
  readonly from?: string;
  readonly to?: string;
  /** Everything before this day: what an opening figure is made of. */
  readonly before?: string;
}

/** What the address asks the ledger for; what can't be read is left out. */
export function filterOf(
  fundId: string,
  { kind, from, to, before }: EntriesAsked,
): MovementFilter & { readonly fundId: string } {
  const last = isDate(before) ? addDays(before, -1) : to;
  return {
    fundId,
    ...(kind !== undefined && isMovementKind(kind) && { kind }),
    ...(isDate(from) && { from }),
    ...(isDate(last) && { to: last }),
  };
}

/** An entry as its page shows it: money in and out of what the fund holds, or moved within it. */
export interface EntryLine extends PostedMovement {
  readonly label: string;
  /** Its share of its kind's figure on the statement: a reversal takes off. */
  readonly figurePence: Pence;
}

export function entryLines(movements: readonly PostedMovement[]): {
  readonly lines: readonly EntryLine[];
  readonly figurePence: Pence;
  readonly heldPence: Pence;
} {
  const lines = movements.map((movement) => ({
    ...movement,
    label: movementKinds[movement.kind].label,
    figurePence: movement.isReversal ? -movement.amountPence : movement.amountPence,
  }));
  return {
    lines,
    figurePence: sumPence(lines.map((line) => line.figurePence)),
    heldPence: sumPence(lines.map((line) => line.cashPence)),
  };
}

function isDate(text: string | undefined): text is LondonDate {
  return text !== undefined && isLondonDate(text);
}

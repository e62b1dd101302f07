import {
  HELD_POTS,
  isMovementKind,
  movementKinds,
  type Pot,
} from '../../ledger/movement-kinds.rules.js';
import { addDays, isLondonDate, type LondonDate } from '../../kernel/london.js';
import { sumPence, type Pence } from '../../kernel/pence.js';
import type { MovementFilter, PostedMovement } from '../../ledger/entries.queries.js';

/** What may stand in the address of the entries page: any of them, each optional. */
export interface EntriesAsked {
  readonly kind?: string;
  /** What is held for one purpose: what a closing figure is made of. */
  readonly pot?: string;
  readonly from?: string;
  readonly to?: string;
  /** Everything before this day: what an opening figure is made of. */
  readonly before?: string;
}

const POT_NAMES: Partial<Record<Pot, string>> = {
  available: 'Available to award',
  reserved: 'Reserved',
  committed: 'Committed',
  in_transit: 'In transit',
};

/** What the address asks the ledger for; what can't be read is left out. */
export function filterOf(
  fundId: string,
  { kind, pot, from, to, before }: EntriesAsked,
): MovementFilter & { readonly fundId: string } {
  const last = isDate(before) ? addDays(before, -1) : to;
  return {
    fundId,
    ...(kind !== undefined && isMovementKind(kind) && { kind }),
    ...(HELD_POTS.some((held) => held === pot) && { pot: pot as Pot }),
    ...(isDate(from) && { from }),
    ...(isDate(last) && { to: last }),
  };
}

/** What the figure is called that was opened; undefined when it is all that is held. */
export function nameOf({ kind, pot }: MovementFilter): string | undefined {
  if (kind !== undefined) return movementKinds[kind].label;
  return pot && POT_NAMES[pot];
}

/** An entry as its page shows it: money in and out of what the fund holds, or moved within it. */
export interface EntryLine extends PostedMovement {
  readonly label: string;
  /** Its share of the figure that was opened: of its kind's, where a reversal takes off, or of a pot's. */
  readonly figurePence: Pence;
}

export function entryLines(
  movements: readonly PostedMovement[],
  pot: Pot | undefined,
): {
  readonly lines: readonly EntryLine[];
  readonly figurePence: Pence;
  readonly heldPence: Pence;
} {
  const lines = movements.map((movement) => ({
    ...movement,
    label: movementKinds[movement.kind].label,
    figurePence: isTakenOff(movement, pot) ? -movement.amountPence : movement.amountPence,
  }));
  return {
    lines,
    figurePence: sumPence(lines.map((line) => line.figurePence)),
    heldPence: sumPence(lines.map((line) => line.cashPence)),
  };
}

function isTakenOff({ isReversal, fromPot }: PostedMovement, pot: Pot | undefined): boolean {
  return pot === undefined ? isReversal : fromPot === pot;
}

function isDate(text: string | undefined): text is LondonDate {
  return text !== undefined && isLondonDate(text);
}

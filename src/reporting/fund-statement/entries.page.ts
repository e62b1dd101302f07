import {
  HELD_POTS,
  isMovementKind,
  movementKinds,
  type Pot,
} from '../../ledger/movement-kinds.rules.js';
import { addDays, isLondonDate, type LondonDate } from '../../kernel/london.js';
import { sumPence, type Pence } from '../../kernel/pence.js';
import type { PostedMovement } from '../../ledger/entries.queries.js';
import type { MovementsAsked, MovementsPage } from '../../ledger/movements-page.queries.js';
import type { PotBalances } from '../../ledger/pots.rules.js';
import type { FundStatement } from '../../ledger/statement.queries.js';

/** What may stand in the address of the entries page: any of them, each optional. */
export interface EntriesAsked {
  readonly kind?: string;
  /** What is held for one purpose: what a closing figure is made of. */
  readonly pot?: string;
  readonly from?: string;
  readonly to?: string;
  /** Everything before this day: what an opening figure is made of. */
  readonly before?: string;
  /** As known when the fund had so many postings. */
  readonly at?: string;
  /** Where the page before, or after, ended. */
  readonly next?: string;
  readonly previous?: string;
}

const POT_NAMES: Partial<Record<Pot, string>> = {
  available: 'Available to award',
  reserved: 'Reserved',
  committed: 'Committed',
  in_transit: 'In transit',
};

/** What the address asks the ledger for; what can't be read is left out. `latest`: the fund's version now. */
export function filterOf(asked: EntriesAsked, latest: bigint): MovementsAsked {
  const { kind, pot, from, before, at, next, previous } = asked;
  const last = isDate(before) ? addDays(before, -1) : asked.to;
  const version = /^\d{1,18}$/.test(at ?? '') ? BigInt(at ?? '') : latest;
  return {
    ...(kind !== undefined && isMovementKind(kind) && { kind }),
    ...(HELD_POTS.some((held) => held === pot) && { pot: pot as Pot }),
    ...(isDate(from) && { from }),
    ...(isDate(last) && { to: last }),
    ...(version < latest && { version }),
    ...(previous === undefined ? next !== undefined && { after: next } : { before: previous }),
  };
}

/** What the figure is called that was opened; undefined when it is all that is held. */
export function nameOf({ kind, pot }: MovementsAsked): string | undefined {
  if (kind !== undefined) return movementKinds[kind].label;
  return pot && POT_NAMES[pot];
}

/** The figure that was opened, by the statement of the same days, and how many movements it is made of. */
export function figureOf(
  { opening, closing, totals }: FundStatement,
  { kind, pot }: MovementsAsked,
): { readonly figurePence: Pence; readonly heldPence: Pence; readonly count: number } {
  const own = totals.filter((total) => {
    const { from, to } = movementKinds[total.kind];
    return (kind === undefined || total.kind === kind) && (!pot || pot === from || pot === to);
  });
  const ofPot = pot && closing[pot] - opening[pot];
  return {
    figurePence: ofPot ?? sumPence(own.map(({ pence }) => pence)),
    heldPence: sumPence(own.map((total) => total.pence * cashOf(total.kind))),
    count: own.reduce((count, { movements }) => count + movements, 0),
  };
}

/** What a movement of the kind does to what is held: 1 in, -1 out, 0 when it stays. */
function cashOf(kind: keyof typeof movementKinds): bigint {
  const { from, to } = movementKinds[kind];
  const isHeld = (pot: keyof PotBalances): bigint => BigInt(HELD_POTS.some((held) => held === pot));
  return isHeld(to) - isHeld(from);
}

/** An entry as its page shows it: money in and out of what the fund holds, or moved within it. */
export interface EntryLine extends PostedMovement {
  readonly label: string;
  /** Its share of the figure that was opened: of its kind's, where a reversal takes off, or of a pot's. */
  readonly figurePence: Pence;
}

export function entryLines(
  { movements }: MovementsPage,
  { pot }: MovementsAsked,
): readonly EntryLine[] {
  return movements.map((movement) => ({
    ...movement,
    label: movementKinds[movement.kind].label,
    figurePence: isTakenOff(movement, pot) ? -movement.amountPence : movement.amountPence,
  }));
}

/** Where the pages before and after are; the rest of the address stays. */
export function pageHrefs(
  path: string,
  asked: EntriesAsked,
  { before, after }: MovementsPage,
): { readonly previousHref: string | undefined; readonly nextHref: string | undefined } {
  const { next: _next, previous: _previous, ...rest } = asked;
  const href = (cursor: Record<string, string>): string =>
    `${path}?${new URLSearchParams({ ...rest, ...cursor }).toString()}`;
  return {
    previousHref: before === undefined ? undefined : href({ previous: before }),
    nextHref: after === undefined ? undefined : href({ next: after }),
  };
}

function isTakenOff({ isReversal, fromPot }: PostedMovement, pot: Pot | undefined): boolean {
  return pot === undefined ? isReversal : fromPot === pot;
}

function isDate(text: string | undefined): text is LondonDate {
  return text !== undefined && isLondonDate(text);
}

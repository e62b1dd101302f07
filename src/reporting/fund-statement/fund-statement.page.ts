import type { MovementKind } from '../../kernel/entry.js';
import { sumPence, type Pence } from '../../kernel/pence.js';
import { HELD_POTS, movementKinds } from '../../ledger/movement-kinds.rules.js';
import type { PotBalances } from '../../ledger/pots.rules.js';
import type { FundStatement, TotalOfKind } from '../../ledger/statement.queries.js';
import type { Period } from './period.rules.js';

/** A line of the statement: what it is, what it did to each pot held, and the entries behind it. */
export interface StatementLine {
  readonly label: string;
  readonly movements?: number;
  /** Available, reserved, committed, in transit; undefined where nothing moved. */
  readonly pots: readonly (Pence | undefined)[];
  /** What the line did to what the fund holds, or what it holds. */
  readonly heldPence: Pence;
  readonly href: string;
}

/** The statement as its page shows it: the closing line is the opening and every line between. */
export function statementLines(statement: FundStatement): {
  readonly opening: StatementLine;
  readonly kinds: readonly StatementLine[];
  readonly closing: StatementLine;
  /** What each pot of the closing line is made of, in the same order. */
  readonly potHrefs: readonly string[];
} {
  const { fundId, from, to } = statement;
  return {
    opening: balanceLine('Opening', statement.opening, entriesHref(fundId, { before: from })),
    kinds: statement.totals.map((total) => kindLine(fundId, total, { from, to })),
    closing: balanceLine('Closing', statement.closing, entriesHref(fundId, { to })),
    potHrefs: HELD_POTS.map((pot) => entriesHref(fundId, { pot, to })),
  };
}

function balanceLine(label: string, pots: PotBalances, href: string): StatementLine {
  const held = HELD_POTS.map((pot) => pots[pot]);
  return { label, pots: held, heldPence: sumPence(held), href };
}

function kindLine(
  fundId: string,
  { kind, pence, movements }: TotalOfKind,
  period: Period,
): StatementLine {
  const pots = HELD_POTS.map((pot) => effectOn(pot, kind, pence));
  return {
    label: movementKinds[kind].label,
    movements,
    pots,
    heldPence: sumPence(pots.map((effect) => effect ?? 0n)),
    href: entriesHref(fundId, { ...period, kind }),
  };
}

function effectOn(pot: string, kind: MovementKind, pence: Pence): Pence | undefined {
  const { from, to } = movementKinds[kind];
  if (pot === from) return -pence;
  return pot === to ? pence : undefined;
}

function entriesHref(fundId: string, filter: Record<string, string>): string {
  return `/funds/${fundId}/entries?${new URLSearchParams(filter).toString()}`;
}

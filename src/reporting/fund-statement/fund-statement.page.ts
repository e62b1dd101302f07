import type { MovementKind } from '../../kernel/entry.js';
import { formatDate } from '../../kernel/london.js';
import { sumPence, type Pence } from '../../kernel/pence.js';
import { HELD_POTS, movementKinds } from '../../ledger/movement-kinds.rules.js';
import type { PotBalances } from '../../ledger/pots.rules.js';
import type { FundStatement, TotalOfKind } from '../../ledger/statement.queries.js';
import type { RunwayView } from './runway.page.js';
import type { UnpaidAward } from './unpaid-awards.queries.js';

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

/** Whose statement it is. */
interface FundOfStatement {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly funderName: string;
  readonly restriction: string;
  readonly agreementReference: string;
  readonly spendBy: string;
}

export interface StatementFacts {
  readonly fund: FundOfStatement;
  readonly statement: FundStatement;
  readonly unpaid: readonly UnpaidAward[];
  /** Undefined when the statement is as known at another time than now. */
  readonly runway: RunwayView | undefined;
}

/** One statement, for the page and for every file of it: no two of them can disagree. */
export interface StatementView {
  readonly fund: FundOfStatement;
  /** `lottery · 1,234`: asked for by it, the statement says the same for ever. */
  readonly reference: string;
  readonly permalink: string;
  /** `1 April 2026 to 31 March 2027` */
  readonly periodInWords: string;
  readonly opening: StatementLine;
  readonly kinds: readonly StatementLine[];
  /** The opening and every line between. */
  readonly closing: StatementLine;
  /** What each pot of the closing line is made of, in the same order. */
  readonly potHrefs: readonly string[];
  readonly unpaid: readonly UnpaidAward[];
  readonly unpaidPence: Pence;
  readonly on: string;
  readonly runway: RunwayView | undefined;
  readonly files: readonly { readonly name: string; readonly href: string }[];
}

/** The names of the pots, in the order of a line's sums. */
export const POT_LABELS = ['Available', 'Reserved', 'Committed', 'In transit'] as const;

export function statementView({ fund, statement, unpaid, runway }: StatementFacts): StatementView {
  const { from, to, version } = statement;
  const at = version.toString();
  const href = (filter: Record<string, string>): string =>
    `/funds/${fund.id}/entries?${new URLSearchParams({ ...filter, at }).toString()}`;
  const asked = new URLSearchParams({ from, to, at }).toString();
  return {
    fund,
    reference: `${fund.code} · ${version.toLocaleString('en-GB')}`,
    permalink: `/funds/${fund.id}/statement?${asked}`,
    periodInWords: `${formatDate(from)} to ${formatDate(to)}`,
    opening: balanceLine('Opening', statement.opening, href({ before: from })),
    kinds: statement.totals.map((total) => kindLine(total, href({ from, to, kind: total.kind }))),
    closing: balanceLine('Closing', statement.closing, href({ to })),
    potHrefs: HELD_POTS.map((pot) => href({ pot, to })),
    unpaid,
    unpaidPence: sumPence(
      unpaid.map(({ committedPence, inTransitPence }) => committedPence + inTransitPence),
    ),
    on: to,
    runway,
    files: ['PDF', 'XLSX', 'CSV'].map((name) => ({
      name,
      href: `/funds/${fund.id}/statement/${name.toLowerCase()}?${asked}`,
    })),
  };
}

function balanceLine(label: string, pots: PotBalances, href: string): StatementLine {
  const held = HELD_POTS.map((pot) => pots[pot]);
  return { label, pots: held, heldPence: sumPence(held), href };
}

function kindLine({ kind, pence, movements }: TotalOfKind, href: string): StatementLine {
  const pots = HELD_POTS.map((pot) => effectOn(pot, kind, pence));
  return {
    label: movementKinds[kind].label,
    movements,
    pots,
    heldPence: sumPence(pots.map((effect) => effect ?? 0n)),
    href,
  };
}

function effectOn(pot: string, kind: MovementKind, pence: Pence): Pence | undefined {
  const { from, to } = movementKinds[kind];
  if (pot === from) return -pence;
  return pot === to ? pence : undefined;
}

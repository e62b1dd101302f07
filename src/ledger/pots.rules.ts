import type { MovementKind } from '../kernel/entry.js';
import type { Pence } from '../kernel/pence.js';
import { isSource, movementKinds, POTS, type Pot } from './movement-kinds.rules.js';

/** What each pot of a fund had come to by a day. */
export type PotBalances = Readonly<Record<Pot, Pence>>;

/** What one kind of movement came to before a day and in the days from it on, reversals taken off. */
export interface KindOverTime {
  readonly kind: MovementKind;
  readonly beforePence: Pence;
  readonly pence: Pence;
  /** In the days from it on, reversals counted too. */
  readonly movements: number;
}

/** The pots at the end of the day before. */
export function potsBefore(kinds: readonly KindOverTime[]): PotBalances {
  return pots(kinds.map(({ kind, beforePence }) => [kind, beforePence]));
}

/** The pots at the end of the last day. */
export function potsAfter(kinds: readonly KindOverTime[]): PotBalances {
  return pots(kinds.map(({ kind, beforePence, pence }) => [kind, beforePence + pence]));
}

/** Money leaves the pot it came from too, but there we count what came: upwards. */
function pots(sums: readonly (readonly [MovementKind, Pence])[]): PotBalances {
  const balances = Object.fromEntries(POTS.map((pot) => [pot, 0n])) as Record<Pot, Pence>;
  for (const [kind, pence] of sums) {
    const { from, to } = movementKinds[kind];
    balances[from] += isSource(from) ? pence : -pence;
    balances[to] += pence;
  }
  return balances;
}

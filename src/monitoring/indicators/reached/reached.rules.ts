import type { Adds } from '../../../forms/form.js';
import { addedUp } from '../../../forms/tallies.rules.js';

/** What one award told of one indicator. */
export interface Telling {
  readonly indicatorId: string;
  readonly name: string;
  readonly adds: Adds;
  /** Where it is rolled up: a round's id, a fund's, or the same for all. */
  readonly group: string;
  readonly groupName: string;
  /** Over the whole award; null where none was agreed. */
  readonly target: number | null;
  /** One figure a return, as it was sent last, in the order of the returns. */
  readonly told: readonly number[];
  /** Returns that are overdue, or were sent without this figure. */
  readonly missing: number;
}

/** An indicator over several awards. */
export interface RolledUp {
  readonly group: string;
  readonly groupName: string;
  readonly indicatorId: string;
  readonly name: string;
  readonly adds: Adds;
  readonly awards: number;
  /** How many returns the figure is made of. */
  readonly returns: number;
  readonly missing: number;
  readonly achieved: number;
  /** Of the awards that have one; null when none has. */
  readonly target: number | null;
  readonly withTarget: number;
  /** What the awards with a target achieved of it, rounded down; null without one. */
  readonly percent: number | null;
}

/**
 * Each award's returns add up as its indicator does; then the awards: sums and last values are added, of highest values
 * the highest counts. A return that is sent again replaces what it said, and a person who was told of once is not told
 * of again by the award's later returns, so that nobody is counted twice within an award. What has no target is left
 * out of the percentage, on both sides. By the group's name, then the indicator's.
 */
export function rollUp(tellings: readonly Telling[]): readonly RolledUp[] {
  const grouped = new Map<string, Telling[]>();
  for (const one of tellings) {
    const key = `${one.group}/${one.indicatorId}`;
    grouped.set(key, [...(grouped.get(key) ?? []), one]);
  }
  return [...grouped.values()]
    .flatMap(rolledUp)
    .toSorted(
      (one, other) =>
        one.groupName.localeCompare(other.groupName, 'en-GB') ||
        one.group.localeCompare(other.group) ||
        one.name.localeCompare(other.name, 'en-GB') ||
        one.indicatorId.localeCompare(other.indicatorId),
    );
}

function rolledUp(all: readonly Telling[]): readonly RolledUp[] {
  const [first] = all;
  if (!first) return [];
  const { group, groupName, indicatorId, name, adds } = first;
  const over = (numbers: readonly number[]): number =>
    addedUp({ adds: adds === 'highest' ? 'highest' : 'sum' }, numbers);
  const achievedBy = (some: readonly Telling[]): number =>
    over(some.map(({ told }) => addedUp({ adds }, told)));
  const promised = all.filter((one) => one.target !== null);
  const target = promised.length === 0 ? null : over(promised.map((one) => one.target ?? 0));
  return [
    {
      ...{ group, groupName, indicatorId, name, adds },
      awards: all.length,
      returns: all.reduce((sum, { told }) => sum + told.length, 0),
      missing: all.reduce((sum, { missing }) => sum + missing, 0),
      achieved: achievedBy(all),
      target,
      withTarget: promised.length,
      percent:
        target === null || target === 0 ? null : Math.floor((achievedBy(promised) * 100) / target),
    },
  ];
}

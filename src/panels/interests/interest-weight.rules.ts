import type { InterestKind } from './interest-kind.js';

/** How much an interest shuts: a pecuniary one shuts the bid, the others are shown to all. */
export function weightOf(kind: InterestKind): number {
  return WEIGHT[kind];
}

const WEIGHT: Readonly<Record<InterestKind, number>> = {
  none: 0,
  'non-registerable': 1,
  'other-registerable': 1,
  pecuniary: 2,
};

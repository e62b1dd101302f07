import type { Pence } from '../../kernel/pence.js';

/** One member's sheet for one bid, reduced to what ranking needs. */
export interface Sheet {
  readonly applicationId: string;
  readonly personId: string;
  readonly suggestedPence: Pence;
  /** Points 0 to 5 with the weight of their criterion; null where the member says that it doesn't apply. */
  readonly points: readonly { readonly weight: number; readonly points: number | null }[];
}

/** Weighted mean of one sheet, 0 to 5, by the weights of what applies; undefined when nothing does. */
export function weightedMean(points: Sheet['points']): number | undefined {
  const weights = points.reduce(
    (sum, { weight, points: one }) => sum + (one === null ? 0 : weight),
    0,
  );
  const given = points.reduce((sum, { weight, points: one }) => sum + weight * (one ?? 0), 0);
  return weights === 0 ? undefined : given / weights;
}

/** The middle of the suggestions; of two in the middle, half way, rounded down to a penny. */
export function medianPence(amounts: readonly Pence[]): Pence | undefined {
  const sorted = amounts.toSorted((one, other) => (one < other ? -1 : one > other ? 1 : 0));
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  return upper === undefined || lower === undefined ? undefined : (upper + lower) / 2n;
}

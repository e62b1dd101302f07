import type { Pence } from '../../kernel/pence.js';

/** One member's sheet for one bid, reduced to what ranking needs. */
export interface Sheet {
  readonly applicationId: string;
  readonly suggestedPence: Pence;
  /** Points 0 to 5 with the weight of their criterion: all the criteria of the round; null where one doesn't apply. */
  readonly points: readonly { readonly weight: number; readonly points: number | null }[];
}

/** Where a bid stands. Means are of 0 to 5; all four are undefined until somebody has scored it. */
export interface Standing {
  readonly applicationId: string;
  /** 1 for the best. Equal means share a rank, and the next one is left out: 1, 2, 2, 4. */
  readonly rank: number | undefined;
  readonly scorers: number;
  readonly mean: number | undefined;
  /** The spread: the lowest and the highest sheet. */
  readonly lowest: number | undefined;
  readonly highest: number | undefined;
  readonly suggestedMedianPence: Pence | undefined;
}

/**
 * The bids in order: best weighted mean first, those nobody has scored last. Each sheet counts the same.
 * Within equal means the given order stays, so the page doesn't shuffle between two readings.
 */
export function ranked(
  applicationIds: readonly string[],
  sheets: readonly Sheet[],
): readonly Standing[] {
  const unranked = applicationIds.map((id) =>
    standingOf(
      id,
      sheets.filter((sheet) => sheet.applicationId === id),
    ),
  );
  const ordered = unranked.toSorted((one, other) => (other.mean ?? -1) - (one.mean ?? -1));
  return ordered.map((standing) => ({ ...standing, rank: rankOf(standing, ordered) }));
}

/** Weighted mean of one sheet, 0 to 5, by the weights of what applies; undefined when nothing does. */
export function weightedMean(points: Sheet['points']): number | undefined {
  const weights = weightOf(points);
  return weights === 0 ? undefined : weightedPoints(points) / weights;
}

/** The middle of the suggestions; of two in the middle, half way, rounded down to a penny. */
export function medianPence(amounts: readonly Pence[]): Pence | undefined {
  const sorted = amounts.toSorted((one, other) => (one < other ? -1 : one > other ? 1 : 0));
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  return upper === undefined || lower === undefined ? undefined : (upper + lower) / 2n;
}

function standingOf(applicationId: string, all: readonly Sheet[]): Standing {
  const sheets = all.filter(({ points }) => weightOf(points) > 0);
  const means = sheets.map(({ points }) => weightedMean(points) ?? 0);
  return {
    applicationId,
    rank: undefined,
    scorers: sheets.length,
    mean: sheets.length === 0 ? undefined : meanOf(sheets),
    lowest: means.length === 0 ? undefined : Math.min(...means),
    highest: means.length === 0 ? undefined : Math.max(...means),
    suggestedMedianPence: medianPence(sheets.map(({ suggestedPence }) => suggestedPence)),
  };
}

/**
 * Each sheet counts the same, however many criteria apply to it. Sheets of one weight are added up in whole numbers
 * and divided once: two bids with the same points tie exactly, in whatever order their sheets came.
 */
function meanOf(sheets: readonly Sheet[]): number {
  const byWeight = new Map<number, number>();
  for (const { points } of sheets) {
    const weight = weightOf(points);
    byWeight.set(weight, (byWeight.get(weight) ?? 0) + weightedPoints(points));
  }
  const parts = [...byWeight].sort(([one], [other]) => one - other);
  return parts.reduce((sum, [weight, points]) => sum + points / (weight * sheets.length), 0);
}

function rankOf(standing: Standing, all: readonly Standing[]): number | undefined {
  const { mean } = standing;
  if (mean === undefined) return undefined;
  return 1 + all.filter((other) => other.mean !== undefined && other.mean > mean).length;
}

function weightOf(points: Sheet['points']): number {
  return points.reduce((sum, { weight, points: given }) => sum + (given === null ? 0 : weight), 0);
}

function weightedPoints(points: Sheet['points']): number {
  return points.reduce((sum, { weight, points: given }) => sum + weight * (given ?? 0), 0);
}

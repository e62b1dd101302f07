import type { Pence } from '../../kernel/pence.js';
import { medianPence, type Sheet } from './scoring.rules.js';
import { adjustedMeans, groupedBy, type Adjustment } from './severity.rules.js';

/** What the bids of a ranking are ordered by. */
export type Figure = 'mean' | 'median' | 'adjusted' | 'moderated';

/** Where a bid stands. Figures are of 0 to 5, and undefined until somebody has scored it. */
export interface Standing {
  readonly applicationId: string;
  /** 1 for the best. Equals share a rank, and the next one is left out: 1, 2, 2, 4. */
  readonly rank: number | undefined;
  /** Sheets that count: those with points for one criterion at least. */
  readonly scorers: number;
  /** Of the sheets' weighted means, each counting the same. */
  readonly mean: number | undefined;
  readonly median: number | undefined;
  /** The spread: the lowest and the highest sheet. */
  readonly lowest: number | undefined;
  readonly highest: number | undefined;
  /** The spread in one figure: the sample standard deviation of the sheets; undefined below two. */
  readonly deviation: number | undefined;
  /** The members differ by so much that the bid should be talked about: see `isContested`. */
  readonly isContested: boolean;
  /** The mean adjusted for hard and soft markers; undefined where that is not shown. */
  readonly adjusted: number | undefined;
  /** What the chair or the coordinator put beside the mean; undefined where nobody did. */
  readonly moderated: number | undefined;
  readonly suggestedMedianPence: Pence | undefined;
}

export interface Results {
  /** In the order of the bids given; without ranks. */
  readonly standings: readonly Standing[];
  readonly adjustment: Adjustment;
}

export interface ResultFacts {
  readonly applicationIds: readonly string[];
  readonly sheets: readonly Sheet[];
  /** Of those that were moderated: the score that stands, by application. */
  readonly moderated: ReadonlyMap<string, number>;
  /** The standard deviation in points from which a bid of this round counts as contested. */
  readonly contestedFrom: number;
}

/** What the sheets come to, bid by bid. The adjustment is fitted over these bids and no others. */
export function resultsOf(facts: ResultFacts): Results {
  const scored = facts.sheets.flatMap((sheet): readonly ScoredSheet[] => {
    const fraction = fractionOf(sheet.points);
    return fraction ? [{ ...sheet, fraction, mean: fraction.top / fraction.bottom }] : [];
  });
  const isListed = new Set(facts.applicationIds);
  const adjustment = adjustedMeans(scored.filter((one) => isListed.has(one.applicationId)));
  const byBid = groupedBy(scored, ({ applicationId }) => applicationId);
  const standings = facts.applicationIds.map((id) =>
    standingOf(id, byBid.get(id) ?? [], facts, adjustment),
  );
  return { standings, adjustment };
}

/**
 * The best first, those without a figure last. Within equals the given order stays, so that the page
 * doesn't shuffle between two readings. By the moderated score, a bid that nobody moderated stands by
 * its mean.
 */
export function ranked(standings: readonly Standing[], by: Figure): readonly Standing[] {
  const figures = new Map(standings.map((one) => [one.applicationId, figureOf(one, by)]));
  const figure = ({ applicationId }: Standing): number => figures.get(applicationId) ?? -Infinity;
  const ordered = standings.toSorted((one, other) =>
    figure(one) === figure(other) ? 0 : figure(other) - figure(one),
  );
  let [rank, before] = [0, Infinity];
  return ordered.map((standing, index) => {
    const own = figure(standing);
    if (own === -Infinity) return { ...standing, rank: undefined };
    if (own !== before) [rank, before] = [index + 1, own];
    return { ...standing, rank };
  });
}

/** From two sheets on, when they deviate from each other by so many points or more. */
export function isContested(deviation: number | undefined, contestedFrom: number): boolean {
  return deviation !== undefined && deviation >= contestedFrom;
}

function figureOf(standing: Standing, by: Figure): number | undefined {
  if (by !== 'moderated') return standing[by];
  return standing.moderated ?? standing.mean;
}

interface ScoredSheet extends Sheet {
  readonly fraction: Fraction;
  readonly mean: number;
}

/** Whole numbers, `top` over `bottom`. */
interface Fraction {
  readonly top: number;
  readonly bottom: number;
}

function standingOf(
  applicationId: string,
  sheets: readonly ScoredSheet[],
  facts: ResultFacts,
  adjustment: Adjustment,
): Standing {
  const means = sheets.map(({ mean }) => mean).sort((one, other) => one - other);
  const deviation = deviationOf(means);
  const adjusted = adjustment.isShown ? adjustment.means.get(applicationId) : undefined;
  return {
    applicationId,
    rank: undefined,
    scorers: sheets.length,
    mean: meanOf(sheets.map(({ fraction }) => fraction)),
    median: medianOf(means),
    lowest: means[0],
    highest: means.at(-1),
    deviation,
    isContested: isContested(deviation, facts.contestedFrom),
    adjusted: adjusted === undefined ? undefined : tidy(adjusted),
    moderated: facts.moderated.get(applicationId),
    suggestedMedianPence: medianPence(sheets.map(({ suggestedPence }) => suggestedPence)),
  };
}

/** The weighted mean of a sheet, exactly; undefined when no criterion applies. */
function fractionOf(points: Sheet['points']): Fraction | undefined {
  let [top, bottom] = [0, 0];
  for (const { weight, points: given } of points) {
    if (given === null) continue;
    top += weight * given;
    bottom += weight;
  }
  return bottom === 0 ? undefined : { top, bottom };
}

/**
 * Two bids with the same points tie exactly, in whatever order their sheets came: where every criterion
 * applies, the points are added up in whole numbers and divided once.
 */
function meanOf(fractions: readonly Fraction[]): number | undefined {
  const [first] = fractions;
  if (!first) return undefined;
  const isSame = fractions.every(({ bottom }) => bottom === first.bottom);
  const sum = isSame
    ? totalOf(fractions.map(({ top }) => top)) / (first.bottom * fractions.length)
    : totalOf(fractions.map(({ top, bottom }) => top / bottom)) / fractions.length;
  return tidy(sum);
}

function medianOf(sorted: readonly number[]): number | undefined {
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  return upper === undefined || lower === undefined ? undefined : tidy((upper + lower) / 2);
}

/** With n - 1 below, as the sheets are a sample of what a panel might say. */
function deviationOf(means: readonly number[]): number | undefined {
  if (means.length < 2) return undefined;
  const mean = totalOf(means) / means.length;
  const squares = totalOf(means.map((one) => (one - mean) ** 2));
  return tidy(Math.sqrt(squares / (means.length - 1)));
}

function totalOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

/** To nine decimals, so that what is equal by hand is equal here. */
function tidy(figure: number): number {
  return Math.round(figure * 1e9) / 1e9;
}

import type { ScoresSeen } from '../../rounds/judging/judging.rules.js';
import type { RoundSummary } from '../../rounds/rounds.queries.js';
import type { Ranking } from './scores.queries.js';
import type { Figure } from './standings.rules.js';

/** A link that orders the ranking by another figure. */
interface Order {
  readonly text: string;
  readonly href: string;
  readonly isCurrent: boolean;
}

export interface RankingPage {
  /** Why there are no scores, while the viewer is blind. */
  readonly whenSeen: string;
  /** The adjusted one is left out where it isn't shown. */
  readonly orders: readonly Order[];
  /** What the figure is by which the bids are ordered. */
  readonly explained: string;
  /** Why there is no adjusted mean; undefined where there is one. */
  readonly whyNotAdjusted: string | undefined;
  readonly isAnyModerated: boolean;
  readonly contested: number;
  /** In points. */
  readonly contestedFrom: number;
}

export const FIGURES: readonly Figure[] = ['mean', 'median', 'adjusted', 'moderated'];

export function rankingPageOf(round: RoundSummary, ranking: Ranking): RankingPage {
  const { bids, by, adjustment, toScore } = ranking;
  const standings = bids.flatMap((bid) => (bid.isShut || !bid.standing ? [] : [bid.standing]));
  const isOffered = (figure: Figure): boolean => figure !== 'adjusted' || !!adjustment?.isShown;
  return {
    whenSeen: whenRankingIsSeen(round.scoresSeen, toScore),
    orders: FIGURES.filter(isOffered).map((figure) => ({
      text: NAMES[figure],
      href: `/rounds/${round.slug}/ranking?by=${figure}`,
      isCurrent: figure === by,
    })),
    explained: EXPLAINED[by],
    whyNotAdjusted: adjustment && !adjustment.isShown ? adjustment.why : undefined,
    isAnyModerated: standings.some(({ moderated }) => moderated !== undefined),
    contested: standings.filter(({ isContested }) => isContested).length,
    contestedFrom: round.contestedHundredths / 100,
  };
}

const NAMES: Readonly<Record<Figure, string>> = {
  mean: 'mean',
  median: 'median',
  adjusted: 'adjusted mean',
  moderated: 'moderated score',
};

const EXPLAINED: Readonly<Record<Figure, string>> = {
  mean: 'By the mean: each member’s points are weighed by criterion, 0 to 5, and every sheet counts the same.',
  median:
    'By the median: the middle one of the members’ scores, which a single sheet hardly moves.',
  adjusted:
    'By the adjusted mean: what the mean would be had everybody read every bid. It is advice; the members’ own mean stands beside it.',
  moderated:
    'By the moderated score, where the chair or the coordinator put one beside the mean; else by the mean.',
};

function whenRankingIsSeen(scoresSeen: ScoresSeen, toScore: number): string {
  return scoresSeen === 'own-first' && toScore > 0
    ? 'Scoring is blind: the ranking opens when your own scores are in.'
    : 'Scoring is blind: the ranking opens when the meeting begins.';
}

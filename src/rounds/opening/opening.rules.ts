import { formatMoment, londonDateOf, type LondonDate } from '../../kernel/london.js';
import { formatPence, sumPence, type Pence } from '../../kernel/pence.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { Judging } from '../judging/judging.rules.js';
import { amountsOf, refusalsOfTerms, type PlanPart } from '../payment-plan/payment-plan.rules.js';

/** A round as the coordinator describes it, every field read. */
export interface RoundTerms extends Partial<Judging> {
  readonly title: string;
  readonly summary: string;
  readonly panelId: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly scoreBy: LondonDate;
  readonly smallestPence: Pence;
  readonly largestPence: Pence;
  /** By which payments an award is paid, the first first. */
  readonly parts: readonly PlanPart[];
  /** Months after acceptance, earliest first. */
  readonly returnMonths: readonly number[];
  /** How many people sign an agreement for their organisation, 1 or 2. Two, unless said. */
  readonly signatories?: number;
  /** So many days after its release an offer ends. 28, unless said. */
  readonly offerDays?: number;
  /** A second signatory certifies an application before another submits it. No, unless said. */
  readonly needsSecondSignatory?: boolean;
  /** Only organisations that are invited may apply. No, unless said. */
  readonly isByInvitation?: boolean;
  /** Organisations are told what the panel decides in that moment. No, unless said: a letter can't be taken back. */
  readonly tellsAtOnce?: boolean;
  readonly budgets: readonly Budget[];
  readonly criteria: readonly CriterionTerms[];
  /** What its form starts as: `standard` unless something else is said, `bare`, or the id of a round. */
  readonly formFrom?: string;
}

/** How much of a fund the round may award. */
export interface Budget {
  readonly fundId: string;
  readonly budgetPence: Pence;
}

export interface CriterionTerms {
  readonly name: string;
  readonly question: string;
  /** How much it counts beside the others. */
  readonly weight: number;
  /** What 0, 1, 2, 3, 4 and 5 points mean: six sentences. The usual ones, unless said. */
  readonly descriptors?: readonly string[];
}

/** Addresses under /rounds that are not a round's. */
const TAKEN_SLUGS: ReadonlySet<string> = new Set(['', 'new']);

/** Every reason why a round may not be opened on these terms. */
export function refusalsToOpen(terms: RoundTerms, now: Date): readonly Refusal[] {
  const { opensAt, closesAt, smallestPence, largestPence } = terms;
  const refusals: Refusal[] = [];
  const no = (code: string, field: string, message: string): void => {
    refusals.push({ code, field, message });
  };
  if (TAKEN_SLUGS.has(slugOf(terms.title))) {
    no(
      'title-without-words',
      'title',
      'Enter a title with words in it: the round’s address is made from them',
    );
  }
  if (closesAt <= opensAt) {
    no(
      'closes-before-it-opens',
      'closesOn',
      `The round must close after ${formatMoment(opensAt)}, when it opens`,
    );
  } else if (closesAt <= now) {
    no('closed-already', 'closesOn', 'The round must close in the future');
  }
  if (terms.scoreBy < londonDateOf(closesAt)) {
    no('scored-before-it-closes', 'scoreBy', 'Scores can’t be due before the round closes');
  }
  if (largestPence < smallestPence) {
    no(
      'largest-below-smallest',
      'largest',
      `The largest award must be ${formatPence(smallestPence)} or more`,
    );
  }
  const total = sumPence(terms.budgets.map(({ budgetPence }) => budgetPence));
  if (terms.budgets.length === 0) {
    no('no-fund', 'budgets', 'Enter a budget beside at least one fund');
  } else if (largestPence > total) {
    no(
      'largest-over-budget',
      'largest',
      `The largest award can’t be more than the whole budget, ${formatPence(total)}`,
    );
  }
  refusals.push(...refusalsOfTerms(terms.parts, terms.returnMonths.length));
  if (isTooSmall(terms)) {
    no('smallest-too-small', 'smallest', 'The smallest award must give each payment a penny');
  }
  if (terms.criteria.length === 0) {
    no('no-criterion', 'criterion-1-name', 'Enter at least one criterion');
  }
  return refusals;
}

function isTooSmall({ smallestPence, parts }: RoundTerms): boolean {
  if (smallestPence <= 0n || parts.length === 0) return false;
  const shares = parts.map(({ share }) => share);
  return amountsOf(smallestPence, shares).some((amount) => amount === 0n);
}

/** `winter-resilience-2026`: small letters, digits and hyphens, at most 60. '' when the title has none. */
export function slugOf(title: string): string {
  return title
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '');
}

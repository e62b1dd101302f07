import { sumPence, type Pence } from '../../kernel/pence.js';

/** A line of what a grant is for. */
export interface BudgetLine {
  /** `line-1`: stays the same through all returns of the award. */
  readonly value: string;
  readonly text: string;
  readonly budgetPence: Pence;
}

/**
 * The budget of an award, line by line, to the penny: what was asked for, or each line's share of a smaller award, the
 * largest remainders rounded up. Without lines it is the grant as a whole.
 */
export function linesOfAward(
  asked: readonly { readonly text: string; readonly askedPence: Pence }[],
  awardPence: Pence,
): readonly BudgetLine[] {
  const total = sumPence(asked.map(({ askedPence }) => askedPence));
  if (total === 0n) return [{ value: 'line-1', text: 'The grant', budgetPence: awardPence }];
  const shares = asked.map(({ askedPence }, index) => ({
    index,
    whole: (awardPence * askedPence) / total,
    rest: (awardPence * askedPence) % total,
  }));
  const left = Number(awardPence - sumPence(shares.map(({ whole }) => whole)));
  const rounded = new Set(
    shares
      .toSorted((one, other) => (one.rest > other.rest ? -1 : one.rest < other.rest ? 1 : 0))
      .slice(0, left)
      .map(({ index }) => index),
  );
  return shares.map(({ index, whole }) => ({
    value: `line-${index + 1}`,
    text: asked[index]?.text ?? '',
    budgetPence: rounded.has(index) ? whole + 1n : whole,
  }));
}

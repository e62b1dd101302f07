import { sumPence, type Pence } from '../../kernel/pence.js';

/** A line of what a grant is for. */
export interface BudgetLine {
  /** `line-1`: stays the same through all returns of the award. */
  readonly value: string;
  readonly text: string;
  readonly budgetPence: Pence;
}

/** A line as somebody asked for it or agreed it. */
export interface AgreedLine {
  readonly text: string;
  readonly askedPence: Pence;
}

/**
 * The budget of an award, line by line, to the penny: what was asked for, or each line's share of a smaller award, the
 * largest remainders rounded up. Without lines it is the grant as a whole. `changes` are the budgets that were agreed
 * since, the last of which holds. A line is known by what it is for and keeps its value through all of them, because
 * earlier returns have told of it; one that is not in the last budget stays, with nothing to spend.
 */
export function linesOfAward(
  asked: readonly AgreedLine[],
  awardPence: Pence,
  changes: readonly (readonly AgreedLine[])[] = [],
): readonly BudgetLine[] {
  const first = total(asked) === 0n ? [{ text: 'The grant', askedPence: 1n }] : asked;
  const ever = new Map<string, string>();
  for (const budget of [first, ...changes]) {
    for (const { key, text } of known(budget)) if (!ever.has(key)) ever.set(key, text);
  }
  const last = known(changes.at(-1) ?? first);
  const shares = new Map(
    sharesOf(last, awardPence).map((pence, index) => [last[index]?.key, pence]),
  );
  return [...ever].map(([key, text], index) => ({
    ...{ value: `line-${index + 1}`, text, budgetPence: shares.get(key) ?? 0n },
  }));
}

/** Two lines may be for the same: then the first is the first one's, the second the second one's. */
function known(budget: readonly AgreedLine[]): readonly (AgreedLine & { readonly key: string })[] {
  const seen = new Map<string, number>();
  return budget.map((line) => {
    const time = (seen.get(line.text) ?? 0) + 1;
    seen.set(line.text, time);
    return { ...line, key: `${time} ${line.text}` };
  });
}

function sharesOf(lines: readonly AgreedLine[], awardPence: Pence): readonly Pence[] {
  const sum = total(lines);
  const shares = lines.map(({ askedPence }, index) => ({
    index,
    whole: (awardPence * askedPence) / sum,
    rest: (awardPence * askedPence) % sum,
  }));
  const left = Number(awardPence - sumPence(shares.map(({ whole }) => whole)));
  const rounded = new Set(
    shares
      .toSorted((one, other) => (one.rest > other.rest ? -1 : one.rest < other.rest ? 1 : 0))
      .slice(0, left)
      .map(({ index }) => index),
  );
  return shares.map(({ index, whole }) => (rounded.has(index) ? whole + 1n : whole));
}

function total(lines: readonly AgreedLine[]): Pence {
  return sumPence(lines.map(({ askedPence }) => askedPence));
}

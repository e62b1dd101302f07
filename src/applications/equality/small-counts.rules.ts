/** Counts below this are hidden: so few people could be told by those who know them. */
export const FEWEST = 5;

/**
 * The counts of one question with the small ones hidden, as undefined; and as many of the smallest
 * others as it takes that nobody can work a hidden one out from a total: at least two are hidden,
 * and they add up to `FEWEST` at least. None of nobody stands as 0.
 */
export function withoutSmallCounts(counts: readonly number[]): readonly (number | undefined)[] {
  const smallestFirst = counts
    .map((count, index) => ({ count, index }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => one.count - other.count);
  const hidden = new Set<number>();
  let sum = 0;
  for (const { count, index } of smallestFirst) {
    const isEnough = hidden.size !== 1 && (hidden.size === 0 || sum >= FEWEST);
    if (count >= FEWEST && isEnough) break;
    hidden.add(index);
    sum += count;
  }
  return counts.map((count, index) => (hidden.has(index) ? undefined : count));
}

/** A line by its words, and what names it. */
interface Worded<Key> {
  readonly key: Key;
  readonly words: string;
}

/**
 * Pairs lines of one day and sum that two formats word differently: first those with most words in
 * common, then in their order. @returns as many pairs as the shorter list has lines
 */
export function pairByWords<A, B>(
  these: readonly Worded<A>[],
  those: readonly Worded<B>[],
): readonly (readonly [A, B])[] {
  const candidates = these.flatMap((a, at) =>
    those.map((b, place) => ({ a, b, common: inCommon(a.words, b.words), order: at + place })),
  );
  candidates.sort((x, y) => y.common - x.common || x.order - y.order);
  const [taken, given] = [new Set<unknown>(), new Set<unknown>()];
  const pairs: [A, B][] = [];
  for (const { a, b } of candidates) {
    if (taken.has(a) || given.has(b)) continue;
    taken.add(a);
    given.add(b);
    pairs.push([a.key, b.key]);
  }
  return pairs;
}

function inCommon(a: string, b: string): number {
  const words = new Set(wordsOf(a));
  return wordsOf(b).filter((word) => words.has(word)).length;
}

function wordsOf(text: string): readonly string[] {
  return [...new Set(text.toUpperCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [])];
}

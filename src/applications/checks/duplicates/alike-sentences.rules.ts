/** A piece of a text; all of them together are the text again. */
interface Piece {
  readonly text: string;
  /** The pair it is in, from 1; undefined for a sentence that the other side has nothing like. */
  readonly pair: number | undefined;
}

/** A sentence on either side that is like one on the other. */
interface AlikePair {
  /** From 1. */
  readonly number: number;
  readonly left: string;
  readonly right: string;
  /** Trigrams in common, of all that either has. */
  readonly percent: number;
}

/** Two texts side by side. */
export interface SideBySide {
  readonly left: readonly Piece[];
  readonly right: readonly Piece[];
  /** In the order of the left text. */
  readonly pairs: readonly AlikePair[];
}

/** From this share of common trigrams on two sentences say the same. */
const ALIKE = 0.5;

/** Shorter ones are alike by chance: "We meet on Fridays". */
const FEWEST_WORDS = 4;

/** Sentences beyond so many of each text are shown and not compared. */
const MOST_SENTENCES = 250;

const segmenter = new Intl.Segmenter('en-GB', { granularity: 'sentence' });

/** A text in its sentences, with the spaces that follow them: joined they are the text. */
export function sentencesOf(text: string): readonly string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

/** Marks the sentences of two texts that are alike, each at most once, the most alike first. */
export function sideBySide(leftText: string, rightText: string): SideBySide {
  const left = sentencesOf(leftText);
  const right = sentencesOf(rightText);
  const matches = oneToOne(matchesOf(left, right)).sort((a, b) => a.left - b.left);
  const pairOf = (side: 'left' | 'right', index: number): number | undefined => {
    const place = matches.findIndex((match) => match[side] === index);
    return place === -1 ? undefined : place + 1;
  };
  return {
    left: left.map((text, index) => ({ text, pair: pairOf('left', index) })),
    right: right.map((text, index) => ({ text, pair: pairOf('right', index) })),
    pairs: matches.map((match, place) => ({
      number: place + 1,
      left: (left[match.left] ?? '').trim(),
      right: (right[match.right] ?? '').trim(),
      percent: Math.round(match.likeness * 100),
    })),
  };
}

/** The share of trigrams in common, from 0 to 1: as pg_trgm counts it, so that page and search agree. */
export function likenessOf(one: string, other: string): number {
  return likenessOfSets(trigramsOf(one), trigramsOf(other));
}

interface Match {
  readonly left: number;
  readonly right: number;
  readonly likeness: number;
}

function matchesOf(left: readonly string[], right: readonly string[]): Match[] {
  const ours = left.slice(0, MOST_SENTENCES).map(comparable);
  const theirs = right.slice(0, MOST_SENTENCES).map(comparable);
  return ours.flatMap((one, index) =>
    theirs.flatMap((other, otherIndex) => {
      const likeness = one && other ? likenessOfSets(one, other) : 0;
      return likeness >= ALIKE ? [{ left: index, right: otherIndex, likeness }] : [];
    }),
  );
}

/** Undefined for a sentence too short to tell. */
function comparable(sentence: string): ReadonlySet<string> | undefined {
  return wordsIn(sentence).length < FEWEST_WORDS ? undefined : trigramsOf(sentence);
}

function oneToOne(matches: Match[]): Match[] {
  const lefts = new Set<number>();
  const rights = new Set<number>();
  const best = matches.sort(
    (a, b) => b.likeness - a.likeness || a.left - b.left || a.right - b.right,
  );
  return best.filter(({ left, right }) => {
    if (lefts.has(left) || rights.has(right)) return false;
    lefts.add(left);
    rights.add(right);
    return true;
  });
}

function likenessOfSets(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [fewer, more] = one.size <= other.size ? [one, other] : [other, one];
  let common = 0;
  for (const trigram of fewer) if (more.has(trigram)) common += 1;
  return common === 0 ? 0 : common / (fewer.size + more.size - common);
}

function trigramsOf(text: string): ReadonlySet<string> {
  const trigrams = new Set<string>();
  for (const word of wordsIn(text)) {
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at++) trigrams.add(padded.slice(at, at + 3));
  }
  return trigrams;
}

function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

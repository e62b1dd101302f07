import { formatDate } from '../../kernel/london.js';
import { formatPenceExactly } from '../../kernel/pence.js';
import type { LineOfBank } from '../bank-lines.queries.js';
import { indexOf, type OpenItem } from './item-index.rules.js';
import { certainOf, suggestionsFor, type Suggestion } from './suggestions.rules.js';

interface Choice {
  readonly value: string;
  readonly text: string;
  readonly hint: string;
}

/** What the page of one line shows: the line, and each thing it may be with the reason. */
export interface MatchingPage {
  readonly line: LineOfBank;
  /** Of the line's sum, the likeliest first. */
  readonly choices: readonly Choice[];
  /** The same way, of another sum: to match several with the line, or in part. */
  readonly others: readonly Choice[];
  /** Ticked beforehand, when there is one certain answer. */
  readonly likeliest: readonly string[];
  readonly words: string;
}

/** More than this are found by a word of theirs. */
const MOST_OTHERS = 30;

/** @param words what the items of another sum are narrowed to; '' for none. */
export function matchingPage(
  line: LineOfBank,
  items: readonly OpenItem[],
  words = '',
): MatchingPage {
  const open = { ...line, amountPence: line.openPence };
  const suggestions = suggestionsFor(open, indexOf(items));
  const suggested = new Set(suggestions.map(({ item }) => item.key));
  const sought = words.trim().toLowerCase();
  const others = items.filter(
    (item) =>
      !suggested.has(item.key) &&
      item.amountPence > 0n === line.openPence > 0n &&
      `${item.reference} ${item.name}`.toLowerCase().includes(sought),
  );
  const certain = certainOf(suggestions);
  return {
    line,
    choices: suggestions.map(choiceOf),
    others: others.slice(0, MOST_OTHERS).map((item) => choiceOf({ item, reasons: undefined })),
    likeliest: certain ? [certain.item.key] : [],
    words: words.trim(),
  };
}

function choiceOf({
  item,
  reasons,
}: Pick<Suggestion, 'item'> & { readonly reasons: string | undefined }): Choice {
  const what = `${formatPenceExactly(item.amountPence)} on ${formatDate(item.on)}.`;
  return {
    value: item.key,
    text: `${item.reference}, ${item.name}`,
    hint: reasons === undefined ? what : `${what} ${reasons}.`,
  };
}

import { formatDate } from '../../kernel/london.js';
import { formatPenceExactly } from '../../kernel/pence.js';
import type { LineOfBank } from '../bank-lines.queries.js';
import { certainOf, suggestionsFor, type OpenItem } from './suggestions.rules.js';

/** What the page of one line shows: the line, and each thing it may be with the reason. */
export interface MatchingPage {
  readonly line: LineOfBank;
  readonly choices: readonly { value: string; text: string; hint: string }[];
  /** Chosen beforehand, when there is one certain answer. */
  readonly likeliest: string | undefined;
}

export function matchingPage(line: LineOfBank, items: readonly OpenItem[]): MatchingPage {
  const suggestions = suggestionsFor(line, items);
  return {
    line,
    choices: suggestions.map(({ item, reasons }) => ({
      value: item.key,
      text: `${item.reference}, ${item.name}`,
      hint: `${formatPenceExactly(item.amountPence)} on ${formatDate(item.on)}. ${reasons}.`,
    })),
    likeliest: certainOf(suggestions)?.item.key,
  };
}

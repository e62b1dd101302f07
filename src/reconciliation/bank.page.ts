import type { LineOfBank } from './bank-lines.queries.js';
import { certainOf, suggestionsFor, type OpenItem } from './matching/suggestions.rules.js';

/** A line that waits, and in a few words the likeliest thing it is. */
interface WaitingLine extends LineOfBank {
  readonly suggestion: string | undefined;
  readonly isCertain: boolean;
}

/** The account's page: lines of the bank's to explain, and items of ours that the bank has not shown. */
export function withSuggestions(
  lines: readonly LineOfBank[],
  items: readonly OpenItem[],
): {
  lines: readonly WaitingLine[];
  receipts: readonly OpenItem[];
  inTransit: readonly OpenItem[];
} {
  return {
    lines: lines.map((line) => {
      const suggestions = suggestionsFor(line, items);
      const [likeliest] = suggestions;
      return {
        ...line,
        suggestion: likeliest && `${likeliest.item.reference}, ${likeliest.item.name}`,
        isCertain: certainOf(suggestions) !== undefined,
      };
    }),
    receipts: items.filter(({ amountPence }) => amountPence > 0n),
    inTransit: items.filter(({ amountPence }) => amountPence < 0n),
  };
}

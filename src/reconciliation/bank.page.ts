import type { LineOfBank } from './bank-lines.queries.js';
import { indexOf, type OpenItem } from './matching/item-index.rules.js';
import { certainOf, suggestionsFor } from './matching/suggestions.rules.js';

/** A line that waits, and in a few words the likeliest thing it is and why. */
interface WaitingLine extends LineOfBank {
  readonly suggestion: string | undefined;
  readonly reasons: string | undefined;
  readonly isCertain: boolean;
}

/** Lines of the bank's to explain, each beside what it may be. */
export function withSuggestions(
  lines: readonly LineOfBank[],
  items: readonly OpenItem[],
): readonly WaitingLine[] {
  const index = indexOf(items);
  return lines.map((line) => {
    const suggestions = suggestionsFor({ ...line, amountPence: line.openPence }, index);
    const [likeliest] = suggestions;
    return {
      ...line,
      suggestion: likeliest && `${likeliest.item.reference}, ${likeliest.item.name}`,
      reasons: likeliest?.reasons,
      isCertain: certainOf(suggestions) !== undefined,
    };
  });
}

/** The page's tabs: which lines are listed. */
export const TABS = {
  open: ['pending', 'part-matched'],
  'on-hold': ['on-hold'],
  ignored: ['ignored'],
  matched: ['matched'],
} as const;
export type Tab = keyof typeof TABS;

export function tabOf(asked: string | undefined): Tab {
  return asked !== undefined && Object.hasOwn(TABS, asked) ? (asked as Tab) : 'open';
}

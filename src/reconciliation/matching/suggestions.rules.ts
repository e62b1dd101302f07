import { daysBetween, type LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { mentionsReference } from '../../kernel/reference-number.js';

/** A line of the bank's that nothing is known about yet. */
export interface OpenLine {
  readonly amountPence: Pence;
  readonly bookedOn: LondonDate;
  readonly description: string;
}

/** Something of ours that a line may be: a receipt recorded, or an instalment sent. */
export interface OpenItem {
  readonly key: `receipt:${string}` | `instalment:${string}`;
  /** Into the account is positive. */
  readonly amountPence: Pence;
  readonly on: LondonDate;
  readonly reference: string;
  readonly name: string;
}

/** An item that a line may be, and why, in words. Never more than a suggestion: a person accepts it. */
export interface Suggestion {
  readonly item: OpenItem;
  readonly reasons: string;
  readonly isCertain: boolean;
}

/** Further apart than this, the same sum is more likely something else. */
const WINDOW_DAYS = 31;

/** What a line may be, the likeliest first. The sum must be the same to the penny. */
export function suggestionsFor(line: OpenLine, items: readonly OpenItem[]): readonly Suggestion[] {
  return items
    .filter((item) => item.amountPence === line.amountPence)
    .map((item) => ({ item, days: Math.abs(daysBetween(item.on, line.bookedOn)) }))
    .map(({ item, days }) => ({ item, days, isCertain: mentions(line.description, item) }))
    .filter(({ days, isCertain }) => isCertain || days <= WINDOW_DAYS)
    .sort((a, b) => Number(b.isCertain) - Number(a.isCertain) || a.days - b.days)
    .map(({ item, days, isCertain }) => ({ item, isCertain, reasons: reasonsOf(days, isCertain) }));
}

/** The one answer that leaves no doubt, if there is one and no second beside it. */
export function certainOf(suggestions: readonly Suggestion[]): Suggestion | undefined {
  const [first, second] = suggestions.filter(({ isCertain }) => isCertain);
  return second === undefined ? first : undefined;
}

/** Our own reference in the bank's words leaves no doubt; a funder's must be there letter for letter. */
function mentions(description: string, { key, reference }: OpenItem): boolean {
  if (key.startsWith('instalment:')) return mentionsReference(description, reference);
  const [said, sought] = [description, reference].map((text) =>
    text.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''),
  );
  return sought !== undefined && sought.length >= 6 && (said ?? '').includes(sought);
}

function reasonsOf(days: number, isCertain: boolean): string {
  const when = days === 0 ? 'the same day' : `${days} ${days === 1 ? 'day' : 'days'} apart`;
  return `The same sum, ${when}${isCertain ? ', and its reference' : ''}`;
}

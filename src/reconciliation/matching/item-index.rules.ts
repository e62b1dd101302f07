import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import type { ItemKey } from './item-key.rules.js';

/** Something of ours that is not on a statement yet, or not wholly. */
export interface OpenItem {
  readonly key: ItemKey;
  /** What is still open of it. Into the account is positive. */
  readonly amountPence: Pence;
  /** The day it was received or sent. */
  readonly on: LondonDate;
  readonly reference: string;
  /** The fund's name, or the organisation's; of a run how much of it. */
  readonly name: string;
  /** Of a run only. */
  readonly file?: FileInTransit | undefined;
}

/** What of a payment file is on its way, for a bank that shows the file as one line. */
interface FileInTransit {
  /** The ids of the payments that are in transit still. */
  readonly payments: readonly string[];
  /** The bank has shown none of it yet: a line of it by itself makes one of the whole unlikely. */
  readonly isUnseen: boolean;
}

/** The open items of one sum: in order of their days, and by their references. */
interface Shelf {
  readonly items: OpenItem[];
  readonly files: OpenItem[];
  readonly byReference: Map<string, OpenItem[]>;
  readonly lengths: Set<number>;
}

/** Open items laid out so that a line finds its own without looking at the others. */
export type ItemIndex = ReadonlyMap<Pence, Shelf>;

/** A reference shorter than this is found in too many words. */
const SHORTEST_REFERENCE = 6;
/** Of equal sums only so many are worth showing. */
const NEAREST = 12;

export function indexOf(items: readonly OpenItem[]): ItemIndex {
  const index = new Map<Pence, Shelf>();
  const inOrder = [...items].sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
  for (const item of inOrder) {
    const shelf = index.get(item.amountPence) ?? newShelf();
    index.set(item.amountPence, shelf);
    shelf.items.push(item);
    if (item.file) shelf.files.push(item);
    const reference = lettersAndDigits(item.reference);
    if (reference.length < SHORTEST_REFERENCE) continue;
    shelf.lengths.add(reference.length);
    const sameReference = shelf.byReference.get(reference);
    if (sameReference) sameReference.push(item);
    else shelf.byReference.set(reference, [item]);
  }
  return index;
}

/** Items of this sum whose reference stands in the bank's words, however it is punctuated. */
export function mentionedIn(words: string, sum: Pence, index: ItemIndex): readonly OpenItem[] {
  const shelf = index.get(sum);
  if (!shelf) return [];
  const said = lettersAndDigits(words);
  const found = new Set<OpenItem>();
  for (const length of shelf.lengths) {
    for (let start = 0; start + length <= said.length; start += 1) {
      for (const item of shelf.byReference.get(said.slice(start, start + length)) ?? []) {
        found.add(item);
      }
    }
  }
  return [...found];
}

/** Payment files of this sum, in order of their days. */
export function filesOf(sum: Pence, index: ItemIndex): readonly OpenItem[] {
  return index.get(sum)?.files ?? [];
}

/** Items of this sum no more than so many days away: the nearest of them, never more than a dozen. */
export function nearestTo(
  on: LondonDate,
  sum: Pence,
  days: number,
  index: ItemIndex,
): readonly OpenItem[] {
  const items = index.get(sum)?.items ?? [];
  const day = dayNumber(on);
  let after = firstOnOrAfter(on, items);
  let before = after - 1;
  const found: OpenItem[] = [];
  while (found.length < NEAREST) {
    const [earlier, later] = [items[before], items[after]];
    const back = earlier ? day - dayNumber(earlier.on) : Infinity;
    const on_ = later ? dayNumber(later.on) - day : Infinity;
    if (Math.min(back, on_) > days) break;
    const nearest = on_ <= back ? items[after++] : items[before--];
    if (nearest) found.push(nearest);
  }
  return found;
}

function lettersAndDigits(text: string): string {
  return text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}

function firstOnOrAfter(on: LondonDate, items: readonly OpenItem[]): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.on ?? '') < on) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Days since 1970: whole dates subtract without a calendar. */
function dayNumber(date: LondonDate): number {
  return Date.parse(date) / 86_400_000;
}

function newShelf(): Shelf {
  return { items: [], files: [], byReference: new Map(), lengths: new Set() };
}

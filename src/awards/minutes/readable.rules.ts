import type { MinuteEntry, MinutesText } from './minutes.rules.js';

/** Other words for one entry. The words before stay on the record. */
export interface Amendment {
  /** 1 for the first of these minutes. */
  readonly number: number;
  /** The key of the entry. */
  readonly entry: string;
  readonly lines: readonly string[];
  readonly reason: string;
  readonly amendedAt: Date;
  readonly amendedByName: string;
  /** When the later meeting began at which the correction was agreed; null before the minutes were confirmed. */
  readonly agreedAt: Date | null;
}

/** An entry as somebody may read it; of a bid that is shut to them, its number and nothing else. */
export type ReadableEntry =
  | { readonly isShut: true; readonly key: string; readonly number: string | null }
  | (MinuteEntry & {
      readonly isShut: false;
      /** As it was issued, and as it was after each amendment but the last: the earliest first. */
      readonly before: readonly (readonly string[])[];
      readonly amendments: readonly Amendment[];
    });

export interface ReadableMinutes {
  readonly title: string;
  readonly subtitle: string;
  readonly sections: readonly {
    readonly heading: string;
    readonly entries: readonly ReadableEntry[];
  }[];
  /** Whether anything is left out of it. */
  readonly hasShut: boolean;
}

/**
 * The minutes as amended, for somebody to whom these bids are shut, by the application's id. Page, PDF and message
 * are made from this and from nothing else.
 */
export function readableTo(
  { title, subtitle, sections }: MinutesText,
  amendments: readonly Amendment[],
  shut: ReadonlySet<string>,
): ReadableMinutes {
  const isShut = ({ applicationId }: MinuteEntry): boolean =>
    applicationId !== null && shut.has(applicationId);
  return {
    title,
    subtitle,
    hasShut: sections.some(({ entries }) => entries.some(isShut)),
    sections: sections.map(({ heading, entries }) => ({
      heading,
      entries: entries.map((entry): ReadableEntry => {
        if (isShut(entry)) return { isShut: true, key: entry.key, number: entry.number };
        const own = amendments.filter((one) => one.entry === entry.key);
        const versions = [entry.lines, ...own.map(({ lines }) => lines)];
        const lines = versions.at(-1) ?? [];
        return { ...entry, lines, isShut: false, before: versions.slice(0, -1), amendments: own };
      }),
    })),
  };
}

/** The bids that minutes speak of, by id. */
export function bidsIn({ sections }: MinutesText): readonly string[] {
  const ids = sections.flatMap(({ entries }) =>
    entries.flatMap(({ applicationId }) => (applicationId === null ? [] : [applicationId])),
  );
  return [...new Set(ids)];
}

/** One entry by its key; undefined when there is none. */
export function entryOf({ sections }: MinutesText, key: string): MinuteEntry | undefined {
  return sections.flatMap(({ entries }) => entries).find((entry) => entry.key === key);
}

/** `item 3`, `R1`, `present`: how one speaks of an entry. */
export function entryInWords(key: string): string {
  if (key.startsWith('item-')) return key.replace('-', ' ');
  return /^[a-z]\d+$/.test(key) ? key.toUpperCase() : `the part “${key}”`;
}

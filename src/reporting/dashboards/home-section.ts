import type { Pence } from '../../kernel/pence.js';

/** One thing that waits for somebody: what, where to do it, by when. */
export interface Waiting {
  readonly text: string;
  readonly href: string;
  readonly note?: string;
  /** By when, in words: `by 4 December 2026`. */
  readonly when?: string;
  readonly isLate?: boolean;
}

export interface Figure {
  readonly label: string;
  readonly pence: Pence;
  readonly href: string;
  readonly note?: string;
}

interface Column {
  readonly text: string;
  readonly numeric?: boolean;
}

interface Cell {
  readonly text: string;
  readonly href?: string;
}

export interface Table {
  readonly caption: string;
  readonly head: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readonly empty: string;
}

/** What one of a person's roles has to do, and to look at. */
export interface HomeSection {
  readonly heading: string;
  /** What stands above everything else; in red when it is wrong. */
  readonly notice?: { readonly text: string; readonly href: string; readonly isWrong: boolean };
  readonly figures?: readonly Figure[];
  readonly waiting: readonly Waiting[];
  /** Said when nothing waits: what will appear. */
  readonly empty: string;
  readonly table?: Table;
  readonly links?: readonly { readonly text: string; readonly href: string }[];
}

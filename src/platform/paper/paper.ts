import type { Pence } from '../../kernel/pence.js';

/** What stands in a table: words, or a sum in pence that a spreadsheet can add up. */
export type PaperCell = string | Pence;

export interface PaperTable {
  /** Says what the table is of; read out before it. */
  readonly caption: string;
  readonly head: readonly string[];
  /** As many cells as the head has. */
  readonly rows: readonly (readonly PaperCell[])[];
  /** The last row, in bold, where there is something to add up. */
  readonly foot?: readonly PaperCell[];
}

/** A part of a paper; each with a heading of its own. */
export interface PaperSection {
  readonly heading: string;
  /** 2 and 3 stand below the section before them; 1 unless said. A PDF has a bookmark for each. */
  readonly level?: 1 | 2 | 3;
  readonly paragraphs?: readonly string[];
  readonly tables?: readonly PaperTable[];
}

/**
 * Something to print, save or send: what it says, and nothing of how it looks. The same paper becomes
 * a tagged PDF, a workbook or a CSV file, so that no two formats can disagree.
 */
export interface Paper {
  readonly title: string;
  /** One line beneath the title: whose, for when, as known when. */
  readonly subtitle: string;
  /** A long paper to leaf through: a table of contents, and every section of level 1 on a new page. */
  readonly hasContents?: boolean;
  readonly sections: readonly PaperSection[];
}

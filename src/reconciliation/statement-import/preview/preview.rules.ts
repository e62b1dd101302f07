import type { LondonDate } from '../../../kernel/london.js';
import type { Surveyed, Tally, ToldRow } from '../survey.rules.js';

/** A line as the preview shows it. Pence as text: it is kept as JSON. */
export interface ShownLine {
  readonly bookedOn: LondonDate;
  readonly pence: string;
  readonly words: string;
}

/** A line taken to be one that another kind of file had, and that one's words. */
export interface AlikeLine extends ShownLine {
  readonly knownWords: string;
  readonly knownLayout: string;
}

interface KeptTally {
  readonly count: number;
  readonly pence: string;
}

/** What importing a file would do, as it was found when the file was read. Pence as text: it is kept as JSON. */
export interface Preview {
  readonly layout: string;
  /** Its columns may be named by a person. */
  readonly isTable: boolean;
  readonly fromOn: LondonDate | null;
  readonly toOn: LondonDate | null;
  readonly openingPence: string | null;
  readonly closingPence: string | null;
  readonly paidIn: KeptTally;
  readonly paidOut: KeptTally;
  readonly newCount: number;
  /** Lines that an earlier statement had. */
  readonly knownCount: number;
  /** The first of the new ones. */
  readonly newLines: readonly ShownLine[];
  /** Of those known, how many by day and sum alone, and the first of these. */
  readonly alikeCount: number;
  readonly alike: readonly AlikeLine[];
  readonly warnings: readonly string[];
  readonly problems: readonly ToldRow[];
  readonly problemCount: number;
  readonly leftOut: readonly ToldRow[];
  readonly leftOutCount: number;
}

/** What was compared with the lines that are there. */
export type Compared = Pick<
  Preview,
  'newCount' | 'knownCount' | 'newLines' | 'alikeCount' | 'alike'
>;

export function previewOf(
  incoming: Surveyed & {
    readonly layout: string;
    readonly isTable: boolean;
    readonly gap: string | undefined;
    readonly late: string | undefined;
  },
  compared: Compared,
): Preview {
  const { layout, fromOn, toOn, gap, late, problems, problemCount, leftOut, leftOutCount } =
    incoming;
  return {
    ...compared,
    layout,
    isTable: incoming.isTable,
    fromOn: fromOn ?? null,
    toOn: toOn ?? null,
    openingPence: incoming.openingPence?.toString() ?? null,
    closingPence: incoming.closingPence?.toString() ?? null,
    paidIn: kept(incoming.paidIn),
    paidOut: kept(incoming.paidOut),
    warnings: [...incoming.warnings, gap, late].filter((sentence) => sentence !== undefined),
    problems,
    problemCount,
    leftOut,
    leftOutCount,
  };
}

function kept({ count, pence }: Tally): KeptTally {
  return { count, pence: pence.toString() };
}

/** How many lines an import found, and how many of them an earlier statement had. */
interface Outcome {
  readonly added: number;
  readonly known: number;
  readonly isSameFile: boolean;
  readonly warnings: readonly string[];
  /** The sentence for days that no statement covers. */
  readonly gap?: string | undefined;
  /** The sentence for new lines of months that are signed. */
  readonly late?: string | undefined;
}

export const SAME_FILE = 'This file was imported before. Nothing was added.';

/** One sentence or two that say what an import did, for the screen and for the command. */
export function summaryOf({ added, known, isSameFile, warnings, gap, late }: Outcome): string {
  if (isSameFile) return SAME_FILE;
  const lines = `${added} ${added === 1 ? 'line' : 'lines'} added`;
  const were = known === 1 ? 'was' : 'were';
  const overlap = known === 0 ? '' : `, ${known} ${were} there already from another statement`;
  const places = `${warnings.length} ${warnings.length === 1 ? 'place' : 'places'}`;
  const breaks = warnings.length === 0 ? '' : ` Its running balance does not follow in ${places}.`;
  const said = [gap, late].map((sentence) => (sentence === undefined ? '' : ` ${sentence}`));
  return `${lines}${overlap}.${breaks}${said.join('')}`;
}
